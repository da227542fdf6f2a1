package dev.tracelab.matrix;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.junit.RecordedTraces;
import io.jaegertracing.internal.JaegerSpan;
import java.util.List;

/**
 * What a row did in one setting.
 *
 * @param spans all that were finished when its Vert.x was closed
 * @param logged the lines of level WARN and above
 */
record RowRun(Setting setting, List<JaegerSpan> spans, List<String> logged) {

  /** Keeps copies of the lists. */
  RowRun {
    spans = List.copyOf(spans);
    logged = List.copyOf(logged);
  }

  /** All spans, although they may be of several traces. */
  Trace all() {
    return RecordedTraces.of(spans);
  }

  /** The traces, ordered by their first start; none if nothing was sampled. */
  List<Trace> traces() {
    List<String> ids = all().spans().stream().map(span -> span.traceId()).distinct().toList();
    return ids.stream().map(this::trace).toList();
  }

  private Trace trace(String id) {
    return new Trace(all().spans().stream().filter(span -> span.traceId().equals(id)).toList());
  }
}
