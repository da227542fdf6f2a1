/**
 * What an order is and what it may become, with the sentences a customer is told. Knows nothing of
 * SQL or tracing.
 */
package dev.tracelab.order.domain;
