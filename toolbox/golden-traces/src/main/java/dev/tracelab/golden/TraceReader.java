package dev.tracelab.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON response of Jaeger at {@code /api/traces/{id}}. Thread-safe. */
public final class TraceReader {

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Reads all spans of a response.
   *
   * @return a trace without spans if the response's {@code data} is empty
   * @throws UnreadableTrace if the text is not such a response
   */
  public Trace read(String text) {
    List<TraceSpan> spans = new ArrayList<>();
    for (JsonNode trace : data(text)) {
      JsonNode processes = trace.path("processes");
      trace.path("spans").forEach(span -> spans.add(span(span, processes)));
    }
    return new Trace(spans);
  }

  /** Reads the response at {@code /api/services}: the names of all services. */
  List<String> services(String text) {
    List<String> names = new ArrayList<>();
    data(text).forEach(name -> names.add(name.asText()));
    return names;
  }

  private JsonNode data(String text) {
    try {
      JsonNode response = json.readTree(text);
      if (!response.path("data").isArray() && !response.path("data").isNull()) {
        throw new UnreadableTrace(
            "The response has no array called data, so it is not Jaeger's.", null);
      }
      return response.path("data");
    } catch (JsonProcessingException e) {
      throw new UnreadableTrace("The response is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static TraceSpan span(JsonNode span, JsonNode processes) {
    Map<String, Object> tags = values(span.path("tags"));
    return new TraceSpan(
        span.path("traceID").asText(),
        span.path("spanID").asText(),
        processes.path(span.path("processID").asText()).path("serviceName").asText("unknown"),
        span.path("operationName").asText(),
        SpanKind.of(String.valueOf(tags.get("span.kind"))),
        span.path("startTime").asLong(),
        span.path("duration").asLong(),
        tags,
        logs(span.path("logs")),
        references(span.path("references")),
        isError(tags));
  }

  /** OpenTracing and OpenTelemetry mark a failed span with different tags. */
  private static boolean isError(Map<String, Object> tags) {
    return "true".equals(String.valueOf(tags.get("error")))
        || "ERROR".equals(tags.get("otel.status_code"));
  }

  private static List<TraceSpan.Log> logs(JsonNode logs) {
    List<TraceSpan.Log> read = new ArrayList<>();
    logs.forEach(
        log ->
            read.add(
                new TraceSpan.Log(log.path("timestamp").asLong(), values(log.path("fields")))));
    return read;
  }

  private static List<SpanReference> references(JsonNode references) {
    List<SpanReference> read = new ArrayList<>();
    references.forEach(reference -> read.add(reference(reference)));
    return read;
  }

  private static SpanReference reference(JsonNode reference) {
    boolean follows = "FOLLOWS_FROM".equals(reference.path("refType").asText());
    return new SpanReference(
        follows ? SpanReference.Type.FOLLOWS_FROM : SpanReference.Type.CHILD_OF,
        reference.path("traceID").asText(),
        reference.path("spanID").asText());
  }

  private static Map<String, Object> values(JsonNode keyValues) {
    Map<String, Object> values = new HashMap<>();
    keyValues.forEach(
        keyValue -> values.put(keyValue.path("key").asText(), value(keyValue.path("value"))));
    return values;
  }

  private static Object value(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? value.numberValue() : value.asText();
  }
}
