package dev.tracelab.order.flow;

/** Event-bus addresses within one process. */
final class Addresses {

  /** Something was put into the outbox; no body. */
  static final String OUTBOX_FILLED = "outbox.filled";

  /** Fulfil an order; the body is {@code {orderId, attempt}}. Answered when it is done. */
  static final String FULFIL = "orders.fulfil";

  /** Give an order up; the body is {@code {orderId, owner}}. Answered when it is done. */
  static final String GIVE_UP = "orders.give-up";

  private Addresses() {}
}
