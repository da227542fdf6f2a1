package dev.tracelab.jaeger;

import dev.tracelab.jaeger.query.QueryRoutes;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.jaeger.web.MissingPage;
import dev.tracelab.jaeger.web.PageRoutes;
import dev.tracelab.jaeger.web.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;

/** Serves the query API and the viewer. */
final class QueryServer {

  private final HttpServer server;

  private QueryServer(HttpServer server) {
    this.server = server;
  }

  /** Listens; the future fails if the port cannot be had. */
  static Future<QueryServer> start(Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    HttpServerOptions options = new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE);
    return vertx
        .createHttpServer(options)
        .requestHandler(router(vertx, config, store))
        .listen(config.queryPort(), config.host())
        .map(QueryServer::new);
  }

  int port() {
    return server.actualPort();
  }

  Future<Void> close() {
    return server.close();
  }

  private static Router router(Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    Router router = Router.router(vertx);
    router.route().handler(SecurityHeaders.framedBy(config.frameAncestors()));
    QueryRoutes.mount(router, vertx, store);
    PageRoutes.mount(router);
    // Another method is another address, in the real Jaeger too.
    router.errorHandler(404, MissingPage.unknown());
    router.errorHandler(405, MissingPage.unknown());
    // Without a handler of its own Vert.x logs what strangers send as an error of ours.
    router.errorHandler(400, ctx -> ctx.response().setStatusCode(400).end());
    return router;
  }
}
