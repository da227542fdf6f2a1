package dev.tracelab.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests for what other processes do. */
public final class Eventually {

  private static final long PAUSE_NANOS = 20_000_000;

  private Eventually() {}

  /** Returns when the condition holds; fails the test if it does not in this time. */
  public static void holds(BooleanSupplier condition, Duration bound) {
    long until = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("The condition did not hold within " + bound);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
