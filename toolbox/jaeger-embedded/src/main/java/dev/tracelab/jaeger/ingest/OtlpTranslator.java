package dev.tracelab.jaeger.ingest;

import com.google.protobuf.ByteString;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.model.Value;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Translates an OTLP request to the stored model, whose kinds and status codes are OTLP's. */
final class OtlpTranslator {

  private static final String UNNAMED_SERVICE = "missing-service-name";
  private static final String UNNAMED_SPAN = "empty-span-name";
  private static final int NANOS_PER_MICRO = 1_000;

  /** Lists and maps nested deeper are left out. */
  private static final int MAX_DEPTH = 16;

  private OtlpTranslator() {}

  /**
   * Returns the spans by the process that reported them.
   *
   * @throws IllegalArgumentException if an id has the wrong length
   */
  static List<ResourceSpans> translate(ExportTraceServiceRequest request) {
    return request.getResourceSpansList().stream().map(OtlpTranslator::resourceSpans).toList();
  }

  private static ResourceSpans resourceSpans(io.opentelemetry.proto.trace.v1.ResourceSpans otlp) {
    SortedMap<String, Value> attributes = attributes(otlp.getResource().getAttributesList());
    Value service = attributes.remove("service.name");
    boolean named = service != null && !service.text().isEmpty();
    return new ResourceSpans(
        new ResourceSpans.Resource(named ? service.text() : UNNAMED_SERVICE, attributes),
        otlp.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .map(OtlpTranslator::span)
            .toList());
  }

  private static StoredSpan span(Span span) {
    long start = span.getStartTimeUnixNano();
    return new StoredSpan(
        traceId(span.getTraceId()),
        spanId(span.getSpanId()),
        span.getParentSpanId().isEmpty() ? 0 : spanId(span.getParentSpanId()),
        span.getName().isEmpty() ? UNNAMED_SPAN : span.getName(),
        StoredSpan.Kind.ofOtlp(span.getKindValue()),
        micros(start),
        Math.max(0, span.getEndTimeUnixNano() - start) / NANOS_PER_MICRO,
        attributes(span.getAttributesList()),
        span.getEventsList().stream().map(OtlpTranslator::event).toList(),
        links(span),
        new StoredSpan.Status(
            StoredSpan.Status.Code.ofOtlp(span.getStatus().getCodeValue()),
            span.getStatus().getMessage()));
  }

  private static StoredSpan.Event event(Span.Event event) {
    return new StoredSpan.Event(
        micros(event.getTimeUnixNano()), event.getName(), attributes(event.getAttributesList()));
  }

  /** A link without ids is accepted and dropped. */
  private static List<StoredSpan.Link> links(Span span) {
    return span.getLinksList().stream()
        .filter(link -> !link.getTraceId().isEmpty() || !link.getSpanId().isEmpty())
        .map(OtlpTranslator::link)
        .toList();
  }

  private static StoredSpan.Link link(Span.Link link) {
    Value type = attributes(link.getAttributesList()).get(StoredSpan.Link.TYPE_ATTRIBUTE);
    boolean childOf = type != null && type.text().equals(StoredSpan.Link.Type.CHILD_OF.tag());
    return new StoredSpan.Link(
        traceId(link.getTraceId()),
        spanId(link.getSpanId()),
        childOf ? StoredSpan.Link.Type.CHILD_OF : StoredSpan.Link.Type.FOLLOWS_FROM);
  }

  private static StoredTrace.Id traceId(ByteString id) {
    ByteBuffer bytes = bytes("a trace id", id, 2 * Long.BYTES);
    return new StoredTrace.Id(bytes.getLong(), bytes.getLong());
  }

  private static long spanId(ByteString id) {
    return bytes("a span id", id, Long.BYTES).getLong();
  }

  private static ByteBuffer bytes(String what, ByteString id, int length) {
    if (id.size() != length) {
      throw new IllegalArgumentException(what + " has " + id.size() + " bytes, not " + length);
    }
    return id.asReadOnlyByteBuffer();
  }

  private static long micros(long nanos) {
    return Long.divideUnsigned(nanos, NANOS_PER_MICRO);
  }

  private static SortedMap<String, Value> attributes(List<KeyValue> attributes) {
    SortedMap<String, Value> values = new TreeMap<>();
    attributes.forEach(attribute -> values.put(attribute.getKey(), value(attribute.getValue())));
    return values;
  }

  /** Lists and maps become JSON text, as Jaeger shows them. */
  private static Value value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> new Value.Text(value.getStringValue());
      case INT_VALUE -> new Value.Int64(value.getIntValue());
      case DOUBLE_VALUE -> new Value.Float64(value.getDoubleValue());
      case BOOL_VALUE -> new Value.Bool(value.getBoolValue());
      case BYTES_VALUE -> new Value.Bytes(base64(value));
      case ARRAY_VALUE, KVLIST_VALUE -> new Value.Text(String.valueOf(json(value, 0)));
      default -> new Value.Text("");
    };
  }

  private static Object json(AnyValue value, int depth) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case BOOL_VALUE -> value.getBoolValue();
      case BYTES_VALUE -> base64(value);
      case ARRAY_VALUE -> depth == MAX_DEPTH ? null : array(value, depth + 1);
      case KVLIST_VALUE -> depth == MAX_DEPTH ? null : object(value, depth + 1);
      default -> null;
    };
  }

  private static JsonArray array(AnyValue value, int depth) {
    JsonArray array = new JsonArray();
    value.getArrayValue().getValuesList().forEach(item -> array.add(json(item, depth)));
    return array;
  }

  private static JsonObject object(AnyValue value, int depth) {
    JsonObject object = new JsonObject();
    for (KeyValue member : value.getKvlistValue().getValuesList()) {
      object.put(member.getKey(), json(member.getValue(), depth));
    }
    return object;
  }

  private static String base64(AnyValue value) {
    return Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
  }
}
