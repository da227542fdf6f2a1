package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.SpanEvent;
import dev.tracelab.jaeger.model.SpanId;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.SpanStatus;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a trace in the form of {@code /api/traces/{id}}: spans that point to their process. */
final class JaegerTraceJson {

  private JaegerTraceJson() {}

  static JsonObject of(Trace trace) {
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
        .put("spanID", SpanId.hex(span.spanId()))
        .put("operationName", span.operation())
        .put("references", JaegerReferences.of(span))
        .put("startTime", span.startMicros())
        .put("duration", span.durationMicros())
        .put("tags", tags(span))
        .put("logs", logs(span.events()))
        .put("processID", processId)
        .putNull("warnings");
  }

  /** Kind and status are tags again, after the others. */
  private static JsonArray tags(StoredSpan span) {
    JsonArray tags = JaegerValues.of(span.attributes());
    if (span.kind() != SpanKind.UNSPECIFIED) {
      tags.add(JaegerValues.tag("span.kind", new Value.Text(span.kind().tag())));
    }
    SpanStatus status = span.status();
    if (status.code() != SpanStatus.Code.UNSET) {
      tags.add(JaegerValues.tag("otel.status_code", new Value.Text(status.code().name())));
    }
    if (status.isError()) {
      tags.add(JaegerValues.tag("error", new Value.Flag(true)));
    }
    if (!status.message().isEmpty()) {
      tags.add(JaegerValues.tag("otel.status_description", new Value.Text(status.message())));
    }
    return tags;
  }

  private static JsonArray logs(List<SpanEvent> events) {
    JsonArray logs = new JsonArray();
    for (SpanEvent event : events) {
      JsonArray fields = new JsonArray();
      if (!event.name().isEmpty()) {
        fields.add(JaegerValues.tag("event", new Value.Text(event.name())));
      }
      fields.addAll(JaegerValues.of(event.attributes()));
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
        .put("tags", JaegerValues.of(resource.attributes()));
  }

  private static JsonArray warnings(Trace trace) {
    return trace.droppedSpans() == 0
        ? null
        : JsonArray.of(
            trace.droppedSpans()
                + " spans are missing: the trace grew beyond this backend's bound");
  }
}
