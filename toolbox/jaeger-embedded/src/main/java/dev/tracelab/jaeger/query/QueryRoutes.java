package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;

/** The routes of the query API. */
public final class QueryRoutes {

  private QueryRoutes() {}

  /** Adds the API over {@code store} to the router. */
  public static void mount(Router router, Vertx vertx, TraceStore store) {
    // Jaeger has no paths with a slash at the end, but the router would match them.
    router.routeWithRegex("/api/.*/").handler(ctx -> ctx.fail(404));

    QueryService service = new QueryService(store);
    JaegerApi jaegerApi = new JaegerApi(service, InstantSource.system());
    QueryHandler jaeger = new QueryHandler(vertx, JaegerApi::error);
    get(router, "/api/traces/:id", jaeger.run(jaegerApi::trace));
    get(router, "/api/traces", jaeger.run(jaegerApi::traces));
    get(router, "/api/services", jaeger.run(jaegerApi::services));
    get(router, "/api/services/:service/operations", jaeger.run(jaegerApi::operationNames));
    get(router, "/api/operations", jaeger.run(jaegerApi::operations));
    get(router, "/api/dependencies", jaeger.run(jaegerApi::dependencies));

    // Not below /api, which is Jaeger's.
    get(router, "/explanations/:id", jaeger.run(new ExplanationApi(service)::explanation));

    V3Api v3Api = new V3Api(service);
    QueryHandler v3 = new QueryHandler(vertx, V3Api::error);
    get(router, "/api/v3/services", v3.run(v3Api::services));
    get(router, "/api/v3/operations", v3.run(v3Api::operations));
    get(router, "/api/v3/traces/:id", v3.run(v3Api::trace));
    get(router, "/api/v3/traces", v3.run(v3Api::traces));
    get(router, "/api/v3/trace-summaries", v3.run(v3Api::summaries));
  }

  private static void get(Router router, String path, Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }
}
