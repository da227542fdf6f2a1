/**
 * The life of an order: placed ({@link dev.tracelab.order.flow.IdempotentPlacement}), relayed
 * through the outbox, fulfilled, or abandoned if its worker failed.
 */
package dev.tracelab.order.flow;
