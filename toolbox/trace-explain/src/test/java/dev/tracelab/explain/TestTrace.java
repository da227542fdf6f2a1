package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds traces by hand. Times are in milliseconds; a span's id is its name in the test. */
final class TestTrace {

  private static final String TRACE = "1";
  private static final long MICROS = 1_000;

  private final Map<String, TraceSpan> spans = new LinkedHashMap<>();

  TestTrace server(String id, String parent, String service, long start, long duration) {
    return add(id, parent, service, "GET /" + id, SpanKind.SERVER, start, duration);
  }

  TestTrace client(String id, String parent, String operation, long start, long duration) {
    return add(id, parent, "shop", operation, SpanKind.CLIENT, start, duration);
  }

  TestTrace work(String id, String parent, long start, long duration) {
    return add(id, parent, "shop", id, SpanKind.INTERNAL, start, duration);
  }

  TestTrace add(
      String id,
      String parent,
      String service,
      String operation,
      SpanKind kind,
      long start,
      long duration) {
    List<SpanReference> references =
        parent == null
            ? List.of()
            : List.of(new SpanReference(SpanReference.Type.CHILD_OF, TRACE, parent));
    spans.put(
        id,
        new TraceSpan(
            TRACE,
            id,
            service,
            operation,
            kind,
            start * MICROS,
            duration * MICROS,
            Map.of(),
            List.of(),
            references,
            false));
    return this;
  }

  /** The span that was added last gets a tag. */
  TestTrace tag(String key, Object value) {
    TraceSpan span = last();
    Map<String, Object> tags = new HashMap<>(span.tags());
    tags.put(key, value);
    return replace(span, span.operation(), tags, span.logs(), span.references(), span.error());
  }

  TestTrace named(String operation) {
    TraceSpan span = last();
    return replace(span, operation, span.tags(), span.logs(), span.references(), span.error());
  }

  TestTrace log(long millis, String key, Object value) {
    TraceSpan span = last();
    List<TraceSpan.Log> logs = new ArrayList<>(span.logs());
    logs.add(new TraceSpan.Log(millis * MICROS, Map.of(key, value)));
    return replace(span, span.operation(), span.tags(), logs, span.references(), span.error());
  }

  TestTrace failed() {
    TraceSpan span = last();
    return replace(span, span.operation(), span.tags(), span.logs(), span.references(), true);
  }

  TestTrace follows() {
    TraceSpan span = last();
    SpanReference parent = span.references().get(0);
    List<SpanReference> references =
        List.of(new SpanReference(SpanReference.Type.FOLLOWS_FROM, TRACE, parent.spanId()));
    return replace(span, span.operation(), span.tags(), span.logs(), references, span.error());
  }

  private TraceSpan last() {
    return new ArrayList<>(spans.values()).get(spans.size() - 1);
  }

  private TestTrace replace(
      TraceSpan span,
      String operation,
      Map<String, Object> tags,
      List<TraceSpan.Log> logs,
      List<SpanReference> references,
      boolean error) {
    spans.put(
        span.spanId(),
        new TraceSpan(
            span.traceId(),
            span.spanId(),
            span.service(),
            operation,
            span.kind(),
            span.startMicros(),
            span.durationMicros(),
            tags,
            logs,
            references,
            error));
    return this;
  }

  Trace trace() {
    return new Trace(List.copyOf(spans.values()));
  }

  Explanation explained() {
    return new TraceExplainer().explain(trace());
  }

  /** The ids of the rules that found something. */
  List<String> rules() {
    return explained().findings().stream().map(Finding::rule).toList();
  }

  String evidence() {
    return explained().findings().get(0).evidence();
  }
}
