package dev.tracelab.lab;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a person is willing to wait for a trace. */
final class Patience {

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "How long to wait for the whole trace; ${DEFAULT-VALUE} if not given.")
  private long seconds;

  Duration bound() {
    return Duration.ofSeconds(seconds);
  }
}
