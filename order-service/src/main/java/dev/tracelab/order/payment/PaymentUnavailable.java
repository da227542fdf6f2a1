package dev.tracelab.order.payment;

/** The provider cannot be asked: nothing is known about the authorisation. */
public final class PaymentUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  PaymentUnavailable(Throwable cause) {
    super("The payment provider does not answer.", cause);
  }
}
