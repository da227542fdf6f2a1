package dev.tracelab.jaeger.ingest;

import com.google.protobuf.ByteString;
import dev.tracelab.jaeger.model.ReferenceType;
import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.SpanEvent;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.SpanLink;
import dev.tracelab.jaeger.model.SpanStatus;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.TraceId;
import dev.tracelab.jaeger.model.Value;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.List;
import java.util.SortedMap;

/** Turns what OTLP says into what is stored; nothing of kind or status has to be guessed here. */
final class OtlpTranslator {

  private static final String SERVICE_NAME = "service.name";
  private static final String REFERENCE_TYPE = "opentracing.ref_type";
  private static final String UNNAMED = "missing-service-name";
  private static final String UNNAMED_SPAN = "empty-span-name";
  private static final int NANOS_OF_MICRO = 1_000;
  private static final int TRACE_ID_BYTES = 16;
  private static final int SPAN_ID_BYTES = 8;

  private OtlpTranslator() {}

  /** Spans by the process that reported them; throws an IllegalArgumentException for a bad id. */
  static List<ResourceSpans> translate(ExportTraceServiceRequest request) {
    return request.getResourceSpansList().stream().map(OtlpTranslator::resourceSpans).toList();
  }

  private static ResourceSpans resourceSpans(io.opentelemetry.proto.trace.v1.ResourceSpans given) {
    List<StoredSpan> spans =
        given.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .map(OtlpTranslator::span)
            .toList();
    SortedMap<String, Value> attributes =
        OtlpAttributes.of(given.getResource().getAttributesList());
    Value service = attributes.remove(SERVICE_NAME);
    boolean named = service != null && !service.text().isEmpty();
    return new ResourceSpans(new Resource(named ? service.text() : UNNAMED, attributes), spans);
  }

  private static StoredSpan span(Span span) {
    long start = span.getStartTimeUnixNano();
    long length = Math.max(0, span.getEndTimeUnixNano() - start);
    return new StoredSpan(
        traceId(span.getTraceId()),
        spanId(span.getSpanId()),
        span.getParentSpanId().isEmpty() ? 0 : spanId(span.getParentSpanId()),
        span.getName().isEmpty() ? UNNAMED_SPAN : span.getName(),
        kind(span.getKindValue()),
        micros(start),
        length / NANOS_OF_MICRO,
        OtlpAttributes.of(span.getAttributesList()),
        span.getEventsList().stream().map(OtlpTranslator::event).toList(),
        links(span),
        status(span.getStatus()));
  }

  private static SpanEvent event(Span.Event event) {
    return new SpanEvent(
        micros(event.getTimeUnixNano()),
        event.getName(),
        OtlpAttributes.of(event.getAttributesList()));
  }

  /** A link to nothing is taken and not shown. */
  private static List<SpanLink> links(Span span) {
    return span.getLinksList().stream()
        .filter(link -> !link.getTraceId().isEmpty() || !link.getSpanId().isEmpty())
        .map(OtlpTranslator::link)
        .toList();
  }

  /** A link says nothing of waiting, so it follows from the other span unless it says it. */
  private static SpanLink link(Span.Link link) {
    Value type = OtlpAttributes.of(link.getAttributesList()).get(REFERENCE_TYPE);
    boolean child = type != null && type.text().equals(ReferenceType.CHILD_OF.tag());
    return new SpanLink(
        traceId(link.getTraceId()),
        spanId(link.getSpanId()),
        child ? ReferenceType.CHILD_OF : ReferenceType.FOLLOWS_FROM);
  }

  private static SpanKind kind(int number) {
    for (SpanKind kind : SpanKind.values()) {
      if (kind.otlpNumber() == number) {
        return kind;
      }
    }
    return SpanKind.UNSPECIFIED;
  }

  private static SpanStatus status(Status status) {
    for (SpanStatus.Code code : SpanStatus.Code.values()) {
      if (code.otlpNumber() == status.getCodeValue()) {
        return new SpanStatus(code, status.getMessage());
      }
    }
    return SpanStatus.UNSET;
  }

  private static TraceId traceId(ByteString id) {
    checkLength("a trace id", id, TRACE_ID_BYTES);
    var bytes = id.asReadOnlyByteBuffer();
    return new TraceId(bytes.getLong(), bytes.getLong());
  }

  private static long spanId(ByteString id) {
    checkLength("a span id", id, SPAN_ID_BYTES);
    return id.asReadOnlyByteBuffer().getLong();
  }

  private static void checkLength(String what, ByteString id, int bytes) {
    if (id.size() != bytes) {
      throw new IllegalArgumentException(what + " has " + id.size() + " bytes, not " + bytes);
    }
  }

  private static long micros(long nanos) {
    return Long.divideUnsigned(nanos, NANOS_OF_MICRO);
  }
}
