package dev.tracelab.jaeger;

import dev.tracelab.jaeger.ingest.OtlpRoutes;
import dev.tracelab.jaeger.ingest.SpanIngester;
import dev.tracelab.jaeger.ingest.ThriftRoutes;
import dev.tracelab.jaeger.ingest.UdpReceiver;
import dev.tracelab.jaeger.query.QueryRoutes;
import dev.tracelab.jaeger.sampling.SamplingRoutes;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.jaeger.web.NotFoundPage;
import dev.tracelab.jaeger.web.PageRoutes;
import dev.tracelab.jaeger.web.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import java.net.BindException;

/**
 * A running backend: it receives spans over Thrift and OTLP, and serves sampling strategies and
 * Jaeger's query API.
 */
public final class EmbeddedJaeger {

  private final EmbeddedJaegerConfig config;
  private final SpanIngester ingester;
  private final HttpServer query;
  private final HttpServer collector;
  private final HttpServer otlp;
  private final UdpReceiver compact;
  private final UdpReceiver binary;

  private EmbeddedJaeger(Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    this.config = config;
    ingester = new SpanIngester(store);
    query = server(vertx, queryRouter(vertx, config, store));
    collector = server(vertx, collectorRouter(vertx, ingester));
    otlp = server(vertx, OtlpRoutes.router(vertx, ingester));
    compact = UdpReceiver.compact(vertx, ingester);
    binary = UdpReceiver.binary(vertx, ingester);
  }

  /**
   * Starts the backend with an empty store of its own. If a port is unavailable, nothing stays open
   * and the future fails with {@link PortUnavailable}.
   */
  public static Future<EmbeddedJaeger> start(Vertx vertx, EmbeddedJaegerConfig config) {
    return start(vertx, config, new TraceStore(config.maxTraces(), config.maxBytes()));
  }

  /** Starts the backend over an existing store, whose own limits apply and which outlives it. */
  public static Future<EmbeddedJaeger> start(
      Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    EmbeddedJaeger jaeger = new EmbeddedJaeger(vertx, config, store);
    return jaeger
        .listen()
        .map(jaeger)
        .recover(failure -> jaeger.close().transform(closed -> Future.failedFuture(failure)));
  }

  private static HttpServer server(Vertx vertx, Router router) {
    HttpServerOptions options = new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE);
    return vertx.createHttpServer(options).requestHandler(router);
  }

  private static Router queryRouter(Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    Router router = Router.router(vertx);
    router.route().handler(new SecurityHeaders(config.frameAncestors()));
    QueryRoutes.mount(router, vertx, store);
    PageRoutes.mount(router);
    // The real Jaeger also responds 404 to another method.
    router.errorHandler(404, NotFoundPage.unknownAddress());
    router.errorHandler(405, NotFoundPage.unknownAddress());
    // Without this handler, Vert.x logs malformed requests as errors of the server.
    router.errorHandler(400, ctx -> ctx.response().setStatusCode(400).end());
    return router;
  }

  private static Router collectorRouter(Vertx vertx, SpanIngester ingester) {
    Router router = ThriftRoutes.router(vertx, ingester);
    SamplingRoutes.mount(router);
    return router;
  }

  private Future<?> listen() {
    String host = config.host();
    return Future.join(
        named("query", config.queryPort(), query.listen(config.queryPort(), host)),
        named("collector", config.collectorPort(), collector.listen(config.collectorPort(), host)),
        named("OTLP", config.otlpPort(), otlp.listen(config.otlpPort(), host)),
        named("UDP compact", config.compactPort(), compact.listen(config.compactPort(), host)),
        named("UDP binary", config.binaryPort(), binary.listen(config.binaryPort(), host)));
  }

  private <T> Future<T> named(String purpose, int port, Future<T> listening) {
    return listening.recover(
        cause -> Future.failedFuture(new PortUnavailable(purpose, config.host(), port, cause)));
  }

  /** Returns the port of the query API and the viewer. */
  public int queryPort() {
    return query.actualPort();
  }

  /** Returns the port of Thrift over HTTP. */
  public int collectorPort() {
    return collector.actualPort();
  }

  /** Returns the port of OTLP over HTTP. */
  public int otlpPort() {
    return otlp.actualPort();
  }

  /** Returns the UDP port of Thrift's compact protocol. */
  public int compactPort() {
    return compact.port();
  }

  /** Returns the UDP port of Thrift's binary protocol. */
  public int binaryPort() {
    return binary.port();
  }

  /** Returns how many spans and malformed requests have been received. */
  public SpanIngester.Counts counts() {
    return ingester.counts();
  }

  /** Stops listening; the store keeps its traces. */
  public Future<Void> close() {
    return Future.join(
            query.close(), collector.close(), otlp.close(), compact.close(), binary.close())
        .mapEmpty();
  }

  /** A port that the backend cannot listen on. The message is one sentence for the user. */
  public static final class PortUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PortUnavailable(String purpose, String host, int port, Throwable cause) {
      super(
          "Port %d on %s (Jaeger's %s port) %s".formatted(port, host, purpose, reason(cause)),
          cause,
          false,
          false);
    }

    private static String reason(Throwable cause) {
      return cause instanceof BindException
          ? "is taken: stop the program that uses it, or choose another port."
          : "cannot be used: " + cause.getMessage() + ".";
    }
  }
}
