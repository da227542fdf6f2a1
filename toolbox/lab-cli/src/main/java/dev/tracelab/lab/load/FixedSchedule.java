package dev.tracelab.lab.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The times at which orders are due: evenly spaced and fixed in advance, so that slow responses do
 * not delay later orders. Latency counts from the time an order was due, not from when it was sent:
 * otherwise a generator that falls behind would omit the very waiting it is to measure.
 */
final class FixedSchedule {

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LongSupplier nanoTime;
  private final long startNanos;
  private final int rate;

  /**
   * A schedule that starts now.
   *
   * @param rate orders per second
   * @param nanoTime such as {@link System#nanoTime()}
   */
  FixedSchedule(int rate, LongSupplier nanoTime) {
    this.rate = rate;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** Waits until an order is due; returns false if it was stopped first. */
  boolean await(int order, BooleanSupplier stopped) {
    while (!stopped.getAsBoolean()) {
      long early = -sinceDueNanos(order);
      if (early <= 0) {
        return true;
      }
      LockSupport.parkNanos(Math.min(early, LONGEST_PAUSE_NANOS));
    }
    return false;
  }

  /** The latency of an order that is answered now, in microseconds. */
  long latencyMicros(int order) {
    return TimeUnit.NANOSECONDS.toMicros(sinceDueNanos(order));
  }

  /** Time since the start. */
  long elapsedSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - startNanos);
  }

  private long sinceDueNanos(int order) {
    long due = startNanos + TimeUnit.SECONDS.toNanos(order) / rate;
    return nanoTime.getAsLong() - due;
  }
}
