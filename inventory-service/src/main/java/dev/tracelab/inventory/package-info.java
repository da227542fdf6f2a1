/** The inventory service: products, quotes, stock and reservations. */
package dev.tracelab.inventory;
