/** Clients of other services. */
package dev.tracelab.order.client;
