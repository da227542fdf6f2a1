package dev.tracelab.kit.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many lines a thing that repeats may write into the log: each of the first ones, which is all
 * of them on an ordinary day, and then none until the window is over. Who has none left is told so
 * once.
 */
final class LogRateLimiter {

  static final int LINES = 100;
  static final Duration WINDOW = Duration.ofSeconds(10);

  /** Whether a line may be written. */
  enum Outcome {
    YES,
    /** No, and so for a while: this is to be said in the line's place. */
    NO_MORE,
    NO
  }

  private final LongSupplier nanoTime;
  private long end;
  private int asked;

  /** With a clock in nanoseconds. */
  LogRateLimiter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong();
  }

  /** For one more line; any thread may ask. */
  synchronized Outcome ask() {
    long now = nanoTime.getAsLong();
    if (now - end >= 0) {
      end = now + WINDOW.toNanos();
      asked = 0;
    }
    asked = Math.min(asked + 1, LINES + 2);
    if (asked <= LINES) {
      return Outcome.YES;
    }
    return asked == LINES + 1 ? Outcome.NO_MORE : Outcome.NO;
  }
}
