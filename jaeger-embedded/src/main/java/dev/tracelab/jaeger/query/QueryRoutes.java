package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** The query API as a table of contents. */
public final class QueryRoutes {

  private QueryRoutes() {}

  /** Adds the API over this store to the router. */
  public static void mount(Router router, Vertx vertx, TraceStore store) {
    TraceQueries queries = TraceQueries.over(store);
    Answers old = Answers.of(vertx, ErrorForm.JAEGER);
    Answers v3 = Answers.of(vertx, ErrorForm.V3);

    router.get("/api/traces/:id").handler(old.with(queries::trace));
    router.get("/api/v3/services").handler(v3.with(queries::services));
    router.get("/api/v3/operations").handler(v3.with(queries::operations));
    router.get("/api/v3/traces/:id").handler(v3.with(queries::traceV3));
    router.get("/api/v3/traces").handler(v3.with(queries::traces));
    router.get("/api/v3/trace-summaries").handler(v3.with(queries::summaries));
  }
}
