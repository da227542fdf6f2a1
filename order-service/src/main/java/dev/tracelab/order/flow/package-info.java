/**
 * What happens to an order: placed ({@link dev.tracelab.order.flow.Placement}), handed on by the
 * relay, fulfilled, or, when its worker died, given up.
 */
package dev.tracelab.order.flow;
