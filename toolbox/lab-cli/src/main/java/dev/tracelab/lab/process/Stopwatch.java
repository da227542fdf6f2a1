package dev.tracelab.lab.process;

import java.time.Duration;

/**
 * Measures elapsed time.
 *
 * @param startNanos from {@link System#nanoTime()}
 */
public record Stopwatch(long startNanos) {

  /** Starts now. */
  public static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  /** Time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
