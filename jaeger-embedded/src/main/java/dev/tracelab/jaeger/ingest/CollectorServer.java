package dev.tracelab.jaeger.ingest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;

/** Receives what jaeger-client's HTTP sender sends: {@code POST /api/traces}. */
public final class CollectorServer {

  private final HttpServer server;

  private CollectorServer(HttpServer server) {
    this.server = server;
  }

  /** Listens; the future fails if the port cannot be had. */
  public static Future<CollectorServer> start(Vertx vertx, String host, int port, Intake intake) {
    HttpServerOptions options = new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE);
    return vertx
        .createHttpServer(options)
        .requestHandler(CollectorRoutes.router(vertx, intake))
        .listen(port, host)
        .map(CollectorServer::new);
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening. */
  public Future<Void> close() {
    return server.close();
  }
}
