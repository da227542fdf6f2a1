package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.SpanEvent;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.SpanStatus;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.TraceId;
import dev.tracelab.jaeger.model.Value;
import io.jaegertracing.thriftjava.Log;
import io.jaegertracing.thriftjava.Span;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** Turns a span of Thrift into the form Jaeger v2 keeps. */
final class SpanTranslator {

  private static final String KIND = "span.kind";
  private static final String EVENT = "event";
  private static final String UNNAMED = "empty-span-name";

  private SpanTranslator() {}

  static StoredSpan translate(Span span) {
    SortedMap<String, Value> attributes = PeerAddress.readable(Attributes.of(span.getTags()));
    SpanKind kind = SpanKind.ofTag(Attributes.takeText(attributes, KIND));
    SpanStatus status = StatusRule.take(attributes, kind);
    References references = References.of(span);
    return new StoredSpan(
        new TraceId(span.getTraceIdHigh(), span.getTraceIdLow()),
        span.getSpanId(),
        references.parentSpanId(),
        span.getOperationName().isEmpty() ? UNNAMED : span.getOperationName(),
        kind,
        span.getStartTime(),
        Math.max(0, span.getDuration()),
        attributes,
        events(span.getLogs()),
        references.links(),
        status);
  }

  private static List<SpanEvent> events(List<Log> logs) {
    if (logs == null) {
      return List.of();
    }
    return logs.stream()
        .map(SpanTranslator::event)
        .sorted(Comparator.comparing(SpanEvent::name))
        .toList();
  }

  private static SpanEvent event(Log log) {
    SortedMap<String, Value> attributes = Attributes.of(log.getFields());
    String name = Attributes.takeText(attributes, EVENT);
    return new SpanEvent(log.getTimestamp(), name, attributes);
  }
}
