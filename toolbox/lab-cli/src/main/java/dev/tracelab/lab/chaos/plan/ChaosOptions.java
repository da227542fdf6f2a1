package dev.tracelab.lab.chaos.plan;

import dev.tracelab.lab.LabException;

/**
 * What a person may choose of a chaos run.
 *
 * @param orders how many are placed
 * @param kills how often a service is killed
 * @param seed decides everything else
 * @param rate orders per second, on average
 */
public record ChaosOptions(int orders, int kills, long seed, int rate) {

  /**
   * Checks the numbers.
   *
   * @throws LabException naming the option that cannot be
   */
  public ChaosOptions {
    require(orders >= 1 && orders <= 100_000, "--orders", "from 1 to 100000");
    require(kills >= 0 && kills <= 1_000, "--kills", "from 0 to 1000");
    require(rate >= 1 && rate <= 1_000, "--rate", "from 1 to 1000 per second");
  }

  /** How long placing the orders takes, in milliseconds. */
  public long spanMillis() {
    return 1_000L * orders / rate;
  }

  private static void require(boolean fits, String option, String range) {
    if (!fits) {
      throw LabException.wrongValue(option + " must be " + range + '.');
    }
  }
}
