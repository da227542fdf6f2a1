package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Trace;

/** A trace as it is shown: what clients did in another way than most is put right. */
final class Adjusted {

  private Adjusted() {}

  static Trace of(Trace trace) {
    return Distinct.of(SharedIds.parted(trace));
  }
}
