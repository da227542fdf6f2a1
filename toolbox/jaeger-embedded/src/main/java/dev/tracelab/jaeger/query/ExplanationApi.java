package dev.tracelab.jaeger.query;

import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.TraceExplainer;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceReader;
import dev.tracelab.jaeger.model.StoredTrace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The API of {@code /explanations}, which only this backend has. */
final class ExplanationApi {

  private final QueryService service;
  private final TraceReader reader = new TraceReader();
  private final TraceExplainer explainer = new TraceExplainer();

  ExplanationApi(QueryService service) {
    this.service = service;
  }

  /** {@code GET /explanations/{id}}: the trace as the other APIs show it, explained. */
  JsonObject explanation(Parameters parameters) {
    StoredTrace stored = service.require(parameters.traceId("id"));
    Explanation explanation = explainer.explain(read(stored));
    return ExplanationJson.of(explanation).put("traceID", stored.id().shortForm());
  }

  /** Reads what {@code /api/traces/{id}} responds: the explainer knows Jaeger's format only. */
  private Trace read(StoredTrace stored) {
    JsonArray data = JsonArray.of(JaegerTraceJson.of(stored));
    return reader.read(new JsonObject().put("data", data).encode());
  }
}
