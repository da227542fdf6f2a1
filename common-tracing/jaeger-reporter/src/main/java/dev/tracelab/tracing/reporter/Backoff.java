package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Exponential backoff with jitter: from 100 ms, doubling, to two seconds at most. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final DoubleSupplier random;
  private int attempts;

  /** Random numbers from 0 to 1 spread the retries of many services. */
  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  /** Counts a failure and returns the pause before the next attempt. */
  Duration afterFailure() {
    long longest = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(attempts, 20));
    attempts++;
    return Duration.ofNanos((long) (longest * (0.5 + random.getAsDouble() / 2)));
  }

  /** The number of failures since the last success. */
  int failures() {
    return attempts;
  }

  void reset() {
    attempts = 0;
  }
}
