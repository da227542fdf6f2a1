package dev.tracelab.order.domain;

/** How placing an order ended. It is stored with the idempotency key and replayed for that key. */
public sealed interface OrderOutcome {

  /**
   * The order was accepted.
   *
   * @param order as it was when it was confirmed
   */
  record Confirmed(Order order) implements OrderOutcome {}

  /**
   * The order was rejected.
   *
   * @param traceId the trace in which the order was rejected; null if it was not traced
   */
  record Rejected(OrderRejection rejection, String traceId) implements OrderOutcome {}
}
