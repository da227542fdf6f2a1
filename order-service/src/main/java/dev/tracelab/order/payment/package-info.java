/**
 * Payment: a provider behind a blocking client library, as many are, and the way to call one
 * without blocking an event loop.
 */
package dev.tracelab.order.payment;
