/**
 * The life of an order: placed ({@link dev.tracelab.order.flow.IdempotentPlacement}), sent by the
 * outbox relay, fulfilled, or given up if its worker failed.
 */
package dev.tracelab.order.flow;
