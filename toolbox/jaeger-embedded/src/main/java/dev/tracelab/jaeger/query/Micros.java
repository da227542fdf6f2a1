package dev.tracelab.jaeger.query;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Converts Java's times to microseconds, the unit of spans; values out of range saturate. */
final class Micros {

  private static final int NANOS = 1_000;

  private Micros() {}

  /** Rounds up to microseconds since 1970. */
  static long atOrAfter(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano() + NANOS - 1);
  }

  /** Rounds down to microseconds since 1970. */
  static long atOrBefore(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano());
  }

  /** Rounds down to microseconds. */
  static long of(Duration duration) {
    return of(duration.getSeconds(), duration.getNano());
  }

  private static long of(long seconds, int nanos) {
    long micros = TimeUnit.SECONDS.toMicros(seconds);
    boolean saturated = micros == Long.MAX_VALUE || micros == Long.MIN_VALUE;
    return saturated ? micros : micros + nanos / NANOS;
  }
}
