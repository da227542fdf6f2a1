package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceSearch.Range;
import java.time.Duration;

/** The durations a search asks for. */
final class Durations {

  private Durations() {}

  /** From one to another in microseconds; a maximum of zero is none. */
  static Range between(Duration min, Duration max) {
    return new Range(Micros.of(min), max.isZero() ? Long.MAX_VALUE : Micros.of(max));
  }
}
