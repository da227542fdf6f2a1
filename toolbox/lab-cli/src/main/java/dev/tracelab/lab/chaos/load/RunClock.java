package dev.tracelab.lab.chaos.load;

/**
 * Time within a run.
 *
 * @param startNanos from {@link System#nanoTime()}
 * @param startMicros the same moment in microseconds since 1970, as spans have it
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

  /** A moment of the run as spans have it, in microseconds since 1970. */
  public long microsOf(long millis) {
    return startMicros + 1_000 * millis;
  }

  /** When a span's time was, in milliseconds since the start. */
  public long millisOf(long micros) {
    return (micros - startMicros) / 1_000;
  }
}
