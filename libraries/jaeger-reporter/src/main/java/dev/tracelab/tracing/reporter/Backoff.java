package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Pauses between attempts: each at most twice as long as the one before, two seconds at most. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final DoubleSupplier random;
  private int attempts;

  /** With random numbers from 0 to 1, so that services do not come back all at once. */
  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  /** How long to wait now that one more attempt failed. */
  Duration afterFailure() {
    long longest = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(attempts, 20));
    attempts++;
    return Duration.ofNanos((long) (longest * (0.5 + random.getAsDouble() / 2)));
  }

  /** How many attempts failed since one succeeded. */
  int failures() {
    return attempts;
  }

  void reset() {
    attempts = 0;
  }
}
