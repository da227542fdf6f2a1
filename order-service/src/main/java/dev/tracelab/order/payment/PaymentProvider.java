package dev.tracelab.order.payment;

import java.util.UUID;

/** A payment provider's client library. Its calls block and are idempotent by order id. */
public interface PaymentProvider {

  /** The payment provider does not respond: whether the payment was authorised is unknown. */
  final class PaymentUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    PaymentUnavailable(Throwable cause) {
      super("The payment provider does not respond.", cause);
    }
  }

  /**
   * Authorises a payment.
   *
   * @param amountMinor in minor units of the currency
   * @return false if it is declined; always the same result for the same order
   * @throws PaymentUnavailable if the provider does not respond
   */
  boolean authorise(UUID orderId, long amountMinor, String currency) throws PaymentUnavailable;

  /**
   * Voids the authorisation of an order. If there is none yet, none can follow.
   *
   * @throws PaymentUnavailable if the provider does not respond
   */
  void cancel(UUID orderId) throws PaymentUnavailable;
}
