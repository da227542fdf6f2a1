package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;

/** The query API as a table of contents. */
public final class QueryRoutes {

  private QueryRoutes() {}

  /** Adds the API over this store to the router. */
  public static void mount(Router router, Vertx vertx, TraceStore store) {
    router.routeWithRegex("/api/.*/").handler(QueryRoutes::notFound);

    JaegerQueries older = JaegerQueries.over(store, InstantSource.system());
    Answers old = Answers.of(vertx, ErrorForm.JAEGER);
    get(router, "/api/traces/:id", old.with(older::trace));
    get(router, "/api/traces", old.with(older::traces));
    get(router, "/api/services", old.with(older::services));
    get(router, "/api/services/:service/operations", old.with(older::operationNames));
    get(router, "/api/operations", old.with(older::operations));
    get(router, "/api/dependencies", old.with(older::dependencies));

    TraceQueries queries = TraceQueries.over(store);
    Answers v3 = Answers.of(vertx, ErrorForm.V3);
    get(router, "/api/v3/services", v3.with(queries::services));
    get(router, "/api/v3/operations", v3.with(queries::operations));
    get(router, "/api/v3/traces/:id", v3.with(queries::trace));
    get(router, "/api/v3/traces", v3.with(queries::traces));
    get(router, "/api/v3/trace-summaries", v3.with(queries::summaries));
  }

  /** An address that ends in a slash is another one, though the router would take it as equal. */
  private static void notFound(RoutingContext ctx) {
    ctx.fail(404);
  }

  private static void get(Router router, String path, Handler<RoutingContext> answer) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(answer);
  }
}
