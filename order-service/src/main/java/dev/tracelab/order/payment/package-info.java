/** Payment through a blocking client library, called without blocking an event loop. */
package dev.tracelab.order.payment;
