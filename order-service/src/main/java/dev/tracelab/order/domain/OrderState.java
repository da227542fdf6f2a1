package dev.tracelab.order.domain;

/** The state of an order. The last two are final. */
public enum OrderState {
  /** Being placed, or left behind by a worker that failed. */
  PENDING,
  /** Reserved and paid; fulfilment follows. */
  CONFIRMED,
  /** Its reservation is committed. */
  FULFILLED,
  /** Refused or abandoned; the reason is stored. */
  REJECTED
}
