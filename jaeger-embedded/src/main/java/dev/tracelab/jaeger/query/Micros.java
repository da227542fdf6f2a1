package dev.tracelab.jaeger.query;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Microseconds, in which spans are measured, from Java's times; far-off times saturate. */
final class Micros {

  private static final long PER_SECOND = TimeUnit.SECONDS.toMicros(1);
  private static final int NANOS = 1_000;

  private Micros() {}

  /** The first whole microsecond since 1970 that is not before. */
  static long atOrAfter(Instant instant) {
    return atOrBefore(instant.plusNanos(NANOS - 1));
  }

  /** The last whole microsecond since 1970 that is not after. */
  static long atOrBefore(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / NANOS;
  }

  /** The duration's whole microseconds. */
  static long of(Duration duration) {
    return duration.getSeconds() * PER_SECOND + duration.getNano() / NANOS;
  }
}
