package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Traces for tests, made from golden texts, with generated ids and times 1 ms apart. */
final class TestTraces {

  static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final List<TraceSpan> spans = new ArrayList<>();

  private TestTraces() {}

  /** A trace that matches a golden text, with siblings in its order. */
  static Trace of(String golden) {
    TestTraces traces = new TestTraces();
    traces.add(GoldenParser.parse(golden), null);
    return new Trace(traces.spans);
  }

  /** The same trace without one of its spans. */
  static Trace without(Trace trace, String operation) {
    return new Trace(trace.spans().stream().filter(s -> !s.operation().equals(operation)).toList());
  }

  /** The id of the span with this number. */
  static String id(int number) {
    return "%016x".formatted(number + 1);
  }

  /** A span with a new id. */
  static TraceSpan numbered(int number, SpanReference... references) {
    TraceSpan span = span(TRACE_ID, "span " + number, references);
    return new TraceSpan(
        span.traceId(),
        id(number),
        span.service(),
        span.operation(),
        span.kind(),
        span.startMicros(),
        span.durationMicros(),
        span.tags(),
        span.logs(),
        span.references(),
        span.error());
  }

  static TraceSpan span(String traceId, String operation, SpanReference... references) {
    return new TraceSpan(
        traceId,
        "ffffffffffffff" + operation.length(),
        "test",
        operation,
        SpanKind.INTERNAL,
        1_000_000,
        1_000,
        Map.of(),
        List.of(),
        List.of(references),
        false);
  }

  static SpanReference childOf(String spanId) {
    return new SpanReference(SpanReference.Type.CHILD_OF, TRACE_ID, spanId);
  }

  private void add(GoldenSpan golden, String parentId) {
    String id = "%016x".formatted(spans.size() + 1);
    spans.add(
        new TraceSpan(
            TRACE_ID,
            id,
            golden.service(),
            golden.operation(),
            golden.kind(),
            1_000_000 + 1_000L * spans.size(),
            1_000L * golden.size(),
            new HashMap<>(golden.tags()),
            List.of(),
            references(golden, parentId),
            golden.error()));
    golden.children().forEach(child -> add(child, id));
  }

  private static List<SpanReference> references(GoldenSpan golden, String parentId) {
    if (parentId == null) {
      return List.of();
    }
    SpanReference.Type type =
        golden.followsFrom() ? SpanReference.Type.FOLLOWS_FROM : SpanReference.Type.CHILD_OF;
    return List.of(new SpanReference(type, TRACE_ID, parentId));
  }
}
