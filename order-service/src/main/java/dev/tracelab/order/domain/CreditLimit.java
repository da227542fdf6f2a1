package dev.tracelab.order.domain;

/**
 * The maximum total of a customer's confirmed but unfulfilled orders.
 *
 * <p>A soft limit: orders placed at the same moment do not see each other, so no customer waits for
 * a lock. The overrun is bounded by the number of concurrent orders.
 *
 * @param minor in minor units
 */
public record CreditLimit(long minor) {

  /**
   * Checks one order against the limit.
   *
   * @param openMinor the sum of the customer's open orders, in minor units
   * @param totalMinor this order's total, in minor units
   * @throws OrderRejection if the sum of both exceeds the limit
   */
  public void check(long openMinor, long totalMinor) {
    if (Math.addExact(openMinor, totalMinor) > minor) {
      throw OrderRejection.creditLimitExceeded(openMinor, totalMinor, minor);
    }
  }
}
