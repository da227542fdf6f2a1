package dev.tracelab.lab;

import dev.tracelab.lab.process.LabException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The option that limits how long a command waits for a trace. */
final class TraceTimeout {

  private static final long MAX_SECONDS = 3_600;

  @Option(
      names = {"--timeout", "--patience"},
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "How long to wait for the complete trace; default: ${DEFAULT-VALUE}.")
  private long seconds;

  /**
   * The timeout.
   *
   * @throws LabException if the value is out of range
   */
  Duration duration() {
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw LabException.usageError("--timeout must be from 0 to " + MAX_SECONDS + " seconds.");
    }
    return Duration.ofSeconds(seconds);
  }
}
