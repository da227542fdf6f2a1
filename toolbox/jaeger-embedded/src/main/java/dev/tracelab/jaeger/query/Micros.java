package dev.tracelab.jaeger.query;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Microseconds, in which spans are measured, from Java's times; what is too far off saturates. */
final class Micros {

  private static final int NANOS = 1_000;

  private Micros() {}

  /** The first whole microsecond since 1970 that is not before. */
  static long atOrAfter(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano() + NANOS - 1);
  }

  /** The last whole microsecond since 1970 that is not after. */
  static long atOrBefore(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano());
  }

  /** The duration's whole microseconds. */
  static long of(Duration duration) {
    return of(duration.getSeconds(), duration.getNano());
  }

  private static long of(long seconds, int nanos) {
    long micros = TimeUnit.SECONDS.toMicros(seconds);
    boolean saturated = micros == Long.MAX_VALUE || micros == Long.MIN_VALUE;
    return saturated ? micros : micros + nanos / NANOS;
  }
}
