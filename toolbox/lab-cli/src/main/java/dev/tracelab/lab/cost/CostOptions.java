package dev.tracelab.lab.cost;

import dev.tracelab.lab.load.LoadOptions;
import dev.tracelab.lab.process.LabException;
import java.time.Duration;

/**
 * How long orders are placed, and how that time is divided.
 *
 * @param total time of load, of both settings together
 */
public record CostOptions(Duration total) {

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Long beside the hundredths of a second in which the system counts CPU time. */
  private static final Duration LONGEST_TURN = Duration.ofMillis(500);

  /** Of two rounds each, in which each setting has two turns. */
  private static final int FEWEST_PAIRS = 6;

  /**
   * Checks the value of the command line.
   *
   * @param total such as {@code 60s} or {@code 2m}
   * @throws LabException if it is no time, too short or too long
   */
  public static CostOptions of(String total) {
    Duration duration = LoadOptions.duration(total);
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw LabException.usageError("--for must be from 10s to 10m.");
    }
    return new CostOptions(duration);
  }

  /** The number of rounds that are not measured: meanwhile the services' code is compiled. */
  int warmUp() {
    return 2 * (pairs() / 3);
  }

  /** The number of measured rounds; even. */
  int measured() {
    return 2 * pairs() - warmUp();
  }

  /** How long one setting is under load in one round. */
  Duration turn() {
    return total.dividedBy(4L * pairs());
  }

  private int pairs() {
    return Math.max(FEWEST_PAIRS, (int) (total.toMillis() / (4 * LONGEST_TURN.toMillis())));
  }
}
