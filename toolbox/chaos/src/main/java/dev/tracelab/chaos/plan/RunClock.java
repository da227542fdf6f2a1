package dev.tracelab.chaos.plan;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Time within a run.
 *
 * @param startNanos from {@link System#nanoTime()}
 * @param startMicros the same moment in microseconds since 1970, the unit of span times
 */
public record RunClock(long startNanos, long startMicros) {

  /** Starts now. */
  public static RunClock start() {
    return new RunClock(System.nanoTime(), 1_000 * System.currentTimeMillis());
  }

  /** Milliseconds since the start. */
  public long millis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  /** Converts milliseconds since the start to microseconds since 1970. */
  public long microsOf(long millis) {
    return startMicros + 1_000 * millis;
  }

  /** Converts microseconds since 1970 to milliseconds since the start. */
  public long millisOf(long micros) {
    return (micros - startMicros) / 1_000;
  }

  /**
   * Blocks the calling thread.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public static void sleep(Duration duration) {
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The run was interrupted.");
    }
  }
}
