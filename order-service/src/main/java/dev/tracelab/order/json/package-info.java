/** The JSON form of items and prices. */
package dev.tracelab.order.json;
