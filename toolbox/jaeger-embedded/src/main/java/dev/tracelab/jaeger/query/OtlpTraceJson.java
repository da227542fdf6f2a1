package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.SpanEvent;
import dev.tracelab.jaeger.model.SpanId;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.SpanLink;
import dev.tracelab.jaeger.model.SpanStatus;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes traces as OTLP's JSON, the form of {@code /api/v3/traces}. Empty members are left out. */
final class OtlpTraceJson {

  private static final String REFERENCE_TYPE = "opentracing.ref_type";
  private static final int NANOS = 1_000;

  private OtlpTraceJson() {}

  static JsonObject of(List<Trace> traces) {
    JsonArray resourceSpans = new JsonArray();
    for (Trace trace : traces) {
      trace.batches().forEach(batch -> resourceSpans.add(batch(batch)));
    }
    JsonObject result = new JsonObject().put("resourceSpans", resourceSpans);
    return new JsonObject().put("result", result);
  }

  private static JsonObject batch(ResourceSpans batch) {
    JsonArray spans = array(batch.spans(), OtlpTraceJson::span);
    JsonObject scope = new JsonObject().put("scope", new JsonObject()).put("spans", spans);
    return new JsonObject()
        .put("resource", resource(batch.resource()))
        .put("scopeSpans", JsonArray.of(scope));
  }

  private static JsonObject resource(Resource resource) {
    Map<String, Value> attributes = new TreeMap<>(resource.attributes());
    attributes.put("service.name", new Value.Text(resource.service()));
    return new JsonObject().put("attributes", OtlpValues.of(attributes));
  }

  private static JsonObject span(StoredSpan span) {
    JsonObject json =
        new JsonObject()
            .put("traceId", span.traceId().longForm())
            .put("spanId", SpanId.hex(span.spanId()));
    if (!span.isRoot()) {
      json.put("parentSpanId", SpanId.hex(span.parentSpanId()));
    }
    json.put("name", span.operation());
    if (span.kind() != SpanKind.UNSPECIFIED) {
      json.put("kind", span.kind().otlpNumber());
    }
    json.put("startTimeUnixNano", nanos(span.startMicros()));
    json.put("endTimeUnixNano", Long.toUnsignedString(span.endNanos()));
    putUnlessEmpty(json, "attributes", OtlpValues.of(span.attributes()));
    putUnlessEmpty(json, "events", array(span.events(), OtlpTraceJson::event));
    putUnlessEmpty(json, "links", array(span.links(), OtlpTraceJson::link));
    return json.put("status", status(span.status()));
  }

  private static JsonObject event(SpanEvent event) {
    JsonObject json = new JsonObject().put("timeUnixNano", nanos(event.micros()));
    if (!event.name().isEmpty()) {
      json.put("name", event.name());
    }
    putUnlessEmpty(json, "attributes", OtlpValues.of(event.attributes()));
    return json;
  }

  private static JsonObject link(SpanLink link) {
    JsonObject json = new JsonObject().put("traceId", link.traceId().longForm());
    if (link.spanId() != 0) {
      json.put("spanId", SpanId.hex(link.spanId()));
    }
    return json.put(
        "attributes", OtlpValues.of(Map.of(REFERENCE_TYPE, new Value.Text(link.type().tag()))));
  }

  private static JsonObject status(SpanStatus status) {
    JsonObject json = new JsonObject();
    if (!status.message().isEmpty()) {
      json.put("message", status.message());
    }
    return status.code() == SpanStatus.Code.UNSET
        ? json
        : json.put("code", status.code().otlpNumber());
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }

  private static void putUnlessEmpty(JsonObject json, String name, JsonArray items) {
    if (!items.isEmpty()) {
      json.put(name, items);
    }
  }

  /** Times of OTLP are unsigned. */
  private static String nanos(long micros) {
    return Long.toUnsignedString(micros * NANOS);
  }
}
