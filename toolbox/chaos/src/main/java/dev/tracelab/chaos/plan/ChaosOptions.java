package dev.tracelab.chaos.plan;

/**
 * Options of a chaos run.
 *
 * @param orders number of orders
 * @param kills number of times a service is killed
 * @param seed of the random generator that draws the plan
 * @param rate orders per second, on average
 */
public record ChaosOptions(int orders, int kills, long seed, int rate) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException names the command-line option that is out of range
   */
  public ChaosOptions {
    require(orders >= 1 && orders <= 100_000, "--orders must be from 1 to 100000.");
    require(kills >= 0 && kills <= 1_000, "--kills must be from 0 to 1000.");
    require(rate >= 1 && rate <= 1_000, "--rate must be from 1 to 1000 per second.");
  }

  /** How long placing the orders takes, in milliseconds. */
  public long spanMillis() {
    return 1_000L * orders / rate;
  }

  private static void require(boolean inRange, String message) {
    if (!inRange) {
      throw new IllegalArgumentException(message);
    }
  }
}
