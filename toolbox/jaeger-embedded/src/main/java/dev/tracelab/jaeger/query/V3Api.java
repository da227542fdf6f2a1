package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.store.TraceSearch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The API of {@code /api/v3}, whose traces are OTLP. */
final class V3Api {

  private final QueryService service;

  V3Api(QueryService service) {
    this.service = service;
  }

  /** {@code GET /api/v3/services}. */
  JsonObject services(Parameters parameters) {
    return new JsonObject().put("services", new JsonArray(service.services()));
  }

  /** {@code GET /api/v3/operations?service=…&spanKind=…}. */
  JsonObject operations(Parameters parameters) {
    String kind = parameters.withCamelCaseNames().text("spanKind");
    JsonArray operations = new JsonArray();
    service
        .operations(parameters.text("service"), kind)
        .forEach(
            operation ->
                operations.add(
                    new JsonObject()
                        .put("name", operation.name())
                        .put("spanKind", operation.kindOr(StoredSpan.Kind.INTERNAL.tag()))));
    return new JsonObject().put("operations", operations);
  }

  /** {@code GET /api/v3/traces/{id}}. */
  JsonObject trace(Parameters parameters) {
    return found(service.trace(parameters.traceId("id")).stream().toList());
  }

  /** {@code GET /api/v3/traces?query.…}: as many traces as fit into one response, at least one. */
  JsonObject traces(Parameters parameters) {
    return found(service.searchBounded(search(parameters)));
  }

  /** {@code GET /api/v3/trace-summaries?query.…}. */
  JsonObject summaries(Parameters parameters) {
    JsonArray summaries = new JsonArray();
    service.search(search(parameters)).forEach(trace -> summaries.add(SummaryJson.of(trace)));
    return new JsonObject().put("summaries", summaries);
  }

  private TraceSearch search(Parameters parameters) {
    return SearchParameters.v3(parameters, service.maxTraces());
  }

  private static JsonObject found(List<StoredTrace> traces) {
    if (traces.isEmpty()) {
      throw QueryError.notFound("No traces found");
    }
    return OtlpTraceJson.of(traces);
  }

  /** Writes an error as {@code {"error":{"httpCode","message"}}}. */
  static JsonObject error(QueryError error) {
    return new JsonObject()
        .put(
            "error",
            new JsonObject().put("httpCode", error.status()).put("message", error.getMessage()));
  }
}
