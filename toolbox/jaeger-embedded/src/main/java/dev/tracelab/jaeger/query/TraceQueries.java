package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.TraceId;
import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Answers the questions of API v3. */
final class TraceQueries {

  private final TraceStore store;

  private TraceQueries(TraceStore store) {
    this.store = store;
  }

  static TraceQueries over(TraceStore store) {
    return new TraceQueries(store);
  }

  /** {@code GET /api/v3/services}. */
  JsonObject services(MultiMap parameters) {
    return new JsonObject().put("services", new JsonArray(List.copyOf(Services.names(store))));
  }

  /** {@code GET /api/v3/operations?service=…&spanKind=…}. */
  JsonObject operations(MultiMap parameters) {
    List<JsonObject> operations =
        OperationsJson.list(
            store.newestFirst(),
            text(parameters, "service", "service"),
            text(parameters, "spanKind", "span_kind"),
            SpanKind.INTERNAL.tag());
    return new JsonObject().put("operations", new JsonArray(operations));
  }

  /** {@code GET /api/v3/traces/{id}}. */
  JsonObject trace(MultiMap parameters) {
    TraceId id = TraceIds.parse(parameters.get("id"));
    return found(store.find(id).map(List::of).orElse(List.of()));
  }

  /** {@code GET /api/v3/traces?query.…}: as many traces as fit into one answer, at least one. */
  JsonObject traces(MultiMap parameters) {
    return found(AnswerSize.fitting(search(parameters)));
  }

  /** {@code GET /api/v3/trace-summaries?query.…}. */
  JsonObject summaries(MultiMap parameters) {
    JsonArray summaries = new JsonArray();
    search(parameters).forEach(trace -> summaries.add(SummaryJson.of(Adjusted.of(trace))));
    return new JsonObject().put("summaries", summaries);
  }

  private List<Trace> search(MultiMap parameters) {
    return store.search(SearchParameters.parse(parameters, store.maxTraces()));
  }

  private static JsonObject found(List<Trace> traces) {
    if (traces.isEmpty()) {
      throw QueryError.notFound("No traces found");
    }
    return OtlpTraceJson.of(traces.stream().map(Adjusted::of).toList());
  }

  private static String text(MultiMap parameters, String name, String oldName) {
    String value = parameters.contains(name) ? parameters.get(name) : parameters.get(oldName);
    return value == null ? "" : value;
  }
}
