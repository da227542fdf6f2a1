package dev.tracelab.order.domain;

/**
 * How much a customer may owe in orders that are not fulfilled yet.
 *
 * @param minor in minor units
 */
public record CreditLimit(long minor) {

  /**
   * Lets an order pass, or not.
   *
   * @param openMinor the sum of the customer's open orders
   * @param totalMinor this order's
   * @throws dev.tracelab.kit.http.ProblemException when both together exceed the limit
   */
  public void check(long openMinor, long totalMinor) {
    if (Math.addExact(openMinor, totalMinor) > minor) {
      throw Rejections.creditLimitExceeded(openMinor, totalMinor, minor);
    }
  }
}
