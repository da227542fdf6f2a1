package dev.tracelab.lab;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a person is willing to wait for a trace. */
final class Patience {

  private static final long MOST_SECONDS = 3_600;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "How long to wait for the whole trace; ${DEFAULT-VALUE} if not given.")
  private long seconds;

  /**
   * As a duration.
   *
   * @throws LabException of a wrong value if nobody could wait so long, or so short
   */
  Duration bound() {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw LabException.wrongValue("--patience must be from 0 to " + MOST_SECONDS + " seconds.");
    }
    return Duration.ofSeconds(seconds);
  }
}
