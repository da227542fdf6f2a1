package dev.tracelab.kit.http.hardening;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Limits log lines to the first ones of each window, so that an outage does not flood the log. */
public final class LogRateLimiter {

  /** The most lines in a window. */
  public static final int LINES = 100;

  /** The length of a window. */
  public static final Duration WINDOW = Duration.ofSeconds(10);

  /** What to write. */
  public enum Decision {
    /** The line. */
    WRITE,
    /** One line that says that the window's further lines are suppressed. */
    WRITE_SUPPRESSION,
    /** Nothing. */
    SUPPRESS
  }

  private final LongSupplier clock;
  private long windowEnd;
  private int requested;

  /**
   * Creates a limiter.
   *
   * @param clock monotonic nanoseconds
   */
  public LogRateLimiter(LongSupplier clock) {
    this.clock = clock;
    this.windowEnd = clock.getAsLong();
  }

  /** Decides about one more line. Thread-safe. */
  public synchronized Decision next() {
    long now = clock.getAsLong();
    if (now - windowEnd >= 0) {
      windowEnd = now + WINDOW.toNanos();
      requested = 0;
    }
    requested = Math.min(requested + 1, LINES + 2);
    if (requested <= LINES) {
      return Decision.WRITE;
    }
    return requested == LINES + 1 ? Decision.WRITE_SUPPRESSION : Decision.SUPPRESS;
  }
}
