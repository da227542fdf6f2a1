package dev.tracelab.order.domain;

/** Where an order stands. The last two are final. */
public enum OrderState {
  /** Somebody works on it, or did until a crash. */
  PENDING,
  /** Paid for and reserved; fulfilment is under way. */
  CONFIRMED,
  /** Its stock has left the shelf. */
  FULFILLED,
  /** It will not be; the reason is kept. */
  REJECTED
}
