package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.TraceId;
import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Answers the questions of the query API from the store. */
final class TraceQueries {

  /** The most spans in one answer of a search, so that no question can fill the heap. */
  private static final int MAX_SPANS = 10_000;

  private final TraceStore store;

  private TraceQueries(TraceStore store) {
    this.store = store;
  }

  static TraceQueries over(TraceStore store) {
    return new TraceQueries(store);
  }

  /** {@code GET /api/traces/{id}}. */
  JsonObject trace(MultiMap parameters) {
    Trace trace =
        store.find(traceId(parameters)).orElseThrow(() -> QueryError.notFound("trace not found"));
    return Envelope.of(JsonArray.of(JaegerTraceJson.of(trace)), null);
  }

  /** {@code GET /api/v3/services}. */
  JsonObject services(MultiMap parameters) {
    Set<String> names = new TreeSet<>();
    store.newestFirst().forEach(trace -> trace.services().forEach(names::add));
    return new JsonObject().put("services", new JsonArray(List.copyOf(names)));
  }

  /** {@code GET /api/v3/operations?service=…&spanKind=…}. */
  JsonObject operations(MultiMap parameters) {
    return OperationsJson.of(
        store.newestFirst(),
        text(parameters, "service", "service"),
        text(parameters, "spanKind", "span_kind"));
  }

  /** {@code GET /api/v3/traces/{id}}. */
  JsonObject traceV3(MultiMap parameters) {
    return found(store.find(traceId(parameters)).map(List::of).orElse(List.of()));
  }

  /** {@code GET /api/v3/traces?query.…}: as many traces as fit into one answer, at least one. */
  JsonObject traces(MultiMap parameters) {
    List<Trace> traces = new ArrayList<>();
    long spans = 0;
    for (Trace trace : store.search(SearchParameters.parse(parameters))) {
      spans += trace.spans().count();
      if (traces.isEmpty() || spans <= MAX_SPANS) {
        traces.add(trace);
      }
    }
    return found(traces);
  }

  /** {@code GET /api/v3/trace-summaries?query.…}. */
  JsonObject summaries(MultiMap parameters) {
    JsonArray summaries = new JsonArray();
    store
        .search(SearchParameters.parse(parameters))
        .forEach(trace -> summaries.add(SummaryJson.of(trace)));
    return new JsonObject().put("summaries", summaries);
  }

  private static JsonObject found(List<Trace> traces) {
    if (traces.isEmpty()) {
      throw QueryError.notFound("No traces found");
    }
    return OtlpTraceJson.of(traces);
  }

  private static String text(MultiMap parameters, String name, String oldName) {
    String value = parameters.contains(name) ? parameters.get(name) : parameters.get(oldName);
    return value == null ? "" : value;
  }

  private static TraceId traceId(MultiMap parameters) {
    try {
      return TraceId.parse(parameters.get("id"));
    } catch (IllegalArgumentException e) {
      throw QueryError.badRequest(e.getMessage());
    }
  }
}
