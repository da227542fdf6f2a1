package dev.tracelab.order.payment;

import java.util.UUID;

/**
 * A payment provider's client library. Its calls block; each may be repeated with the same order id
 * and then has the effect of one.
 */
public interface PaymentProvider {

  /**
   * Asks for money.
   *
   * @param amountMinor in minor units of the currency
   * @return whether it was granted; the same answer each time it is asked for one order
   * @throws PaymentUnavailable when the provider cannot be asked
   */
  boolean authorise(UUID orderId, long amountMinor, String currency) throws PaymentUnavailable;

  /**
   * Gives an authorisation back. An order that has none is marked, so that none can follow.
   *
   * @throws PaymentUnavailable when the provider cannot be asked
   */
  void cancel(UUID orderId) throws PaymentUnavailable;
}
