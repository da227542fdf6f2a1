package dev.tracelab.kit.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Timers that become histograms. All have the same bounds, so that they can be held against each
 * other: from a memory access's distance to beyond the five seconds a caller of the gateway waits,
 * with 5 s itself among them.
 */
public final class LatencyTimer {

  private static final Duration[] BOUNDS =
      LongStream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private LatencyTimer() {}

  /**
   * A timer, still to be given its tags and registered.
   *
   * @param name with dots, such as {@code http.server.requests}; the page adds the unit
   * @param description one sentence for the page
   */
  public static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(BOUNDS);
  }
}
