package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.TraceId;
import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Answers the questions of the query API from the store. */
final class TraceQueries {

  private final TraceStore store;

  private TraceQueries(TraceStore store) {
    this.store = store;
  }

  static TraceQueries over(TraceStore store) {
    return new TraceQueries(store);
  }

  /** {@code GET /api/traces/{id}}. */
  JsonObject trace(String id, MultiMap parameters) {
    Trace trace = store.find(traceId(id)).orElseThrow(() -> QueryError.notFound("trace not found"));
    return Envelope.of(JsonArray.of(JaegerTraceJson.of(trace)), null);
  }

  private static TraceId traceId(String text) {
    try {
      return TraceId.parse(text);
    } catch (IllegalArgumentException e) {
      throw QueryError.badRequest(e.getMessage());
    }
  }
}
