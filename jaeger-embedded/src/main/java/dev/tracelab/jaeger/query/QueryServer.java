package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;

/** Serves the query API and the viewer. */
public final class QueryServer {

  private final HttpServer server;

  private QueryServer(HttpServer server) {
    this.server = server;
  }

  /** Listens; the future fails if the port cannot be had. */
  public static Future<QueryServer> start(Vertx vertx, String host, int port, TraceStore store) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setTracingPolicy(TracingPolicy.IGNORE)
            .setCompressionSupported(true);
    return vertx
        .createHttpServer(options)
        .requestHandler(router(vertx, store))
        .listen(port, host)
        .map(QueryServer::new);
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening. */
  public Future<Void> close() {
    return server.close();
  }

  private static Router router(Vertx vertx, TraceStore store) {
    Router router = Router.router(vertx);
    QueryRoutes.mount(router, vertx, store);
    return router;
  }
}
