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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a trace for {@code /api/traces/{id}}: spans that refer to their process. */
final class JaegerTraceJson {

  /** JavaScript rounds larger integers, so Jaeger writes them as strings. */
  private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private JaegerTraceJson() {}

  static JsonObject of(StoredTrace trace) {
    Map<Resource, String> processIds = new LinkedHashMap<>();
    JsonArray spans = new JsonArray();
    for (ResourceSpans batch : trace.batches()) {
      int next = processIds.size() + 1;
      String processId = processIds.computeIfAbsent(batch.resource(), resource -> "p" + next);
      batch.spans().forEach(span -> spans.add(span(span, processId)));
    }
    return new JsonObject()
        .put("traceID", trace.id().shortForm())
        .put("spans", spans)
        .put("processes", processes(processIds))
        .put("warnings", warnings(trace));
  }

  private static JsonObject span(StoredSpan span, String processId) {
    return new JsonObject()
        .put("traceID", span.traceId().shortForm())
        .put("spanID", StoredSpan.hex(span.spanId()))
        .put("operationName", span.operation())
        .put("references", references(span))
        .put("startTime", span.startMicros())
        .put("duration", span.durationMicros())
        .put("tags", tags(span))
        .put("logs", logs(span.events()))
        .put("processID", processId)
        .putNull("warnings");
  }

  /** The parent first, as CHILD_OF unless a link to the same span has another type. */
  private static JsonArray references(StoredSpan span) {
    JsonArray references = new JsonArray();
    if (!span.isRoot()) {
      references.add(
          reference(new Link(span.traceId(), span.parentSpanId(), parentReferenceType(span))));
    }
    span.links().stream()
        .filter(link -> !isParent(span, link))
        .forEach(link -> references.add(reference(link)));
    return references;
  }

  private static Link.Type parentReferenceType(StoredSpan span) {
    return span.links().stream()
        .filter(link -> isParent(span, link))
        .map(Link::type)
        .reduce(Link.Type.CHILD_OF, (before, last) -> last);
  }

  private static boolean isParent(StoredSpan span, Link link) {
    return !span.isRoot()
        && link.spanId() == span.parentSpanId()
        && link.traceId().equals(span.traceId());
  }

  private static JsonObject reference(Link link) {
    return new JsonObject()
        .put("refType", link.type().name())
        .put("traceID", link.traceId().shortForm())
        .put("spanID", StoredSpan.hex(link.spanId()));
  }

  /** Kind and status become tags again, after the others. */
  private static JsonArray tags(StoredSpan span) {
    JsonArray tags = tags(span.attributes());
    if (span.kind() != StoredSpan.Kind.UNSPECIFIED) {
      tags.add(tag("span.kind", new Value.Text(span.kind().tag())));
    }
    Status status = span.status();
    if (status.code() != Status.Code.UNSET) {
      tags.add(tag("otel.status_code", new Value.Text(status.code().name())));
    }
    if (status.isError()) {
      tags.add(tag("error", new Value.Bool(true)));
    }
    if (!status.message().isEmpty()) {
      tags.add(tag("otel.status_description", new Value.Text(status.message())));
    }
    return tags;
  }

  private static JsonArray logs(List<StoredSpan.Event> events) {
    JsonArray logs = new JsonArray();
    for (StoredSpan.Event event : events) {
      JsonArray fields = new JsonArray();
      if (!event.name().isEmpty()) {
        fields.add(tag("event", new Value.Text(event.name())));
      }
      fields.addAll(tags(event.attributes()));
      logs.add(new JsonObject().put("timestamp", event.micros()).put("fields", fields));
    }
    return logs;
  }

  private static JsonObject processes(Map<Resource, String> processIds) {
    JsonObject processes = new JsonObject();
    processIds.forEach((resource, id) -> processes.put(id, process(resource)));
    return processes;
  }

  private static JsonObject process(Resource resource) {
    return new JsonObject()
        .put("serviceName", resource.service())
        .put("tags", tags(resource.attributes()));
  }

  private static JsonArray warnings(StoredTrace trace) {
    return trace.droppedSpans() == 0
        ? null
        : JsonArray.of(
            trace.droppedSpans()
                + " spans are missing: the trace exceeded this backend's size limit");
  }

  /** Writes tags, process tags or log fields. */
  private static JsonArray tags(Map<String, Value> attributes) {
    JsonArray tags = new JsonArray();
    attributes.forEach((key, value) -> tags.add(tag(key, value)));
    return tags;
  }

  private static JsonObject tag(String key, Value value) {
    return new JsonObject().put("key", key).put("type", type(value)).put("value", json(value));
  }

  private static String type(Value value) {
    if (value instanceof Value.Int64) {
      return "int64";
    }
    if (value instanceof Value.Float64) {
      return "float64";
    }
    if (value instanceof Value.Bool) {
      return "bool";
    }
    return value instanceof Value.Bytes ? "binary" : "string";
  }

  private static Object json(Value value) {
    if (value instanceof Value.Int64 integer && isSafe(integer.value())) {
      return integer.value();
    }
    if (value instanceof Value.Float64 number) {
      return number.json();
    }
    if (value instanceof Value.Bytes bytes && bytes.base64().isEmpty()) {
      return null;
    }
    return value instanceof Value.Bool bool ? (Object) bool.value() : value.text();
  }

  private static boolean isSafe(long integer) {
    return -MAX_SAFE_INTEGER <= integer && integer <= MAX_SAFE_INTEGER;
  }
}
