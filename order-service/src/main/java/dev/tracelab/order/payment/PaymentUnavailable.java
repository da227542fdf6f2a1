package dev.tracelab.order.payment;

/** The payment provider does not respond: whether the payment was authorised is unknown. */
public final class PaymentUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  PaymentUnavailable(Throwable cause) {
    super("The payment provider does not respond.", cause);
  }
}
