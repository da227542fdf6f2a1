package dev.tracelab.order.domain;

/**
 * How much a customer may owe in orders that are confirmed and not fulfilled yet.
 *
 * <p>A soft limit: orders that are placed in the same moment do not see each other, so that no
 * customer ever waits for a lock. What it costs is bounded by how many orders run at once.
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
