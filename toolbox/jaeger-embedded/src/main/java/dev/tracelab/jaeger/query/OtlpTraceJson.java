package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.ResourceSpans.Resource;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredSpan.Link;
import dev.tracelab.jaeger.model.StoredSpan.Status;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.model.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes traces as OTLP JSON for {@code /api/v3/traces}; empty fields are omitted. */
final class OtlpTraceJson {

  private static final int NANOS_PER_MICRO = 1_000;

  private OtlpTraceJson() {}

  static JsonObject of(List<StoredTrace> traces) {
    JsonArray resourceSpans = new JsonArray();
    for (StoredTrace trace : traces) {
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
    return new JsonObject().put("attributes", attributes(attributes));
  }

  private static JsonObject span(StoredSpan span) {
    JsonObject json =
        new JsonObject()
            .put("traceId", span.traceId().longForm())
            .put("spanId", StoredSpan.hex(span.spanId()));
    if (!span.isRoot()) {
      json.put("parentSpanId", StoredSpan.hex(span.parentSpanId()));
    }
    json.put("name", span.operation());
    if (span.kind() != StoredSpan.Kind.UNSPECIFIED) {
      json.put("kind", span.kind().otlpNumber());
    }
    json.put("startTimeUnixNano", nanos(span.startMicros()));
    json.put("endTimeUnixNano", Long.toUnsignedString(span.endNanos()));
    putUnlessEmpty(json, "attributes", attributes(span.attributes()));
    putUnlessEmpty(json, "events", array(span.events(), OtlpTraceJson::event));
    putUnlessEmpty(json, "links", array(span.links(), OtlpTraceJson::link));
    return json.put("status", status(span.status()));
  }

  private static JsonObject event(StoredSpan.Event event) {
    JsonObject json = new JsonObject().put("timeUnixNano", nanos(event.micros()));
    if (!event.name().isEmpty()) {
      json.put("name", event.name());
    }
    putUnlessEmpty(json, "attributes", attributes(event.attributes()));
    return json;
  }

  private static JsonObject link(Link link) {
    JsonObject json = new JsonObject().put("traceId", link.traceId().longForm());
    if (link.spanId() != 0) {
      json.put("spanId", StoredSpan.hex(link.spanId()));
    }
    return json.put(
        "attributes", attributes(Map.of(Link.TYPE_ATTRIBUTE, new Value.Text(link.type().tag()))));
  }

  private static JsonObject status(Status status) {
    JsonObject json = new JsonObject();
    if (!status.message().isEmpty()) {
      json.put("message", status.message());
    }
    return status.code() == Status.Code.UNSET ? json : json.put("code", status.code().otlpNumber());
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

  /** OTLP's times are unsigned. */
  private static String nanos(long micros) {
    return Long.toUnsignedString(micros * NANOS_PER_MICRO);
  }

  private static JsonArray attributes(Map<String, Value> attributes) {
    JsonArray array = new JsonArray();
    attributes.forEach((key, value) -> array.add(attribute(key, value)));
    return array;
  }

  private static JsonObject attribute(String key, Value value) {
    JsonObject json = key.isEmpty() ? new JsonObject() : new JsonObject().put("key", key);
    return json.put("value", value(value));
  }

  /** Integers are strings, because JavaScript's numbers cannot hold 64 bits. */
  private static JsonObject value(Value value) {
    if (value instanceof Value.Int64) {
      return new JsonObject().put("intValue", value.text());
    }
    if (value instanceof Value.Float64 number) {
      return new JsonObject().put("doubleValue", number.json());
    }
    if (value instanceof Value.Bool bool) {
      return new JsonObject().put("boolValue", bool.value());
    }
    return new JsonObject()
        .put(value instanceof Value.Bytes ? "bytesValue" : "stringValue", value.text());
  }
}
