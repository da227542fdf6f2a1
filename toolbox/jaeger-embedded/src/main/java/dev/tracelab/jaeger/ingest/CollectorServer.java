package dev.tracelab.jaeger.ingest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;

/** Receives spans over HTTP: as Thrift, or over OTLP. */
public final class CollectorServer {

  private final HttpServer server;

  private CollectorServer(HttpServer server) {
    this.server = server;
  }

  /** Listens to what jaeger-client's HTTP sender sends; fails if the port cannot be had. */
  public static Future<CollectorServer> thrift(Vertx vertx, String host, int port, Intake intake) {
    return start(vertx, host, port, CollectorRoutes.router(vertx, intake));
  }

  /** Listens to OTLP/HTTP; the future fails if the port cannot be had. */
  public static Future<CollectorServer> otlp(Vertx vertx, String host, int port, Intake intake) {
    return start(vertx, host, port, OtlpRoutes.router(vertx, intake));
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening. */
  public Future<Void> close() {
    return server.close();
  }

  private static Future<CollectorServer> start(Vertx vertx, String host, int port, Router router) {
    HttpServerOptions options = new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE);
    return vertx
        .createHttpServer(options)
        .requestHandler(router)
        .listen(port, host)
        .map(CollectorServer::new);
  }
}
