package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Trace;
import java.util.ArrayList;
import java.util.List;

/** Bounds the answers to searches, so that no question can fill the heap. */
final class AnswerSize {

  private static final int MAX_SPANS = 10_000;

  private AnswerSize() {}

  /** As many of the traces as fit into one answer, at least one. */
  static List<Trace> fitting(List<Trace> traces) {
    List<Trace> fitting = new ArrayList<>();
    long spans = 0;
    for (Trace trace : traces) {
      spans += trace.spans().count();
      if (fitting.isEmpty() || spans <= MAX_SPANS) {
        fitting.add(trace);
      }
    }
    return fitting;
  }
}
