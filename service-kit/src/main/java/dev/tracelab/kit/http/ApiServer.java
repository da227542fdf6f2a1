package dev.tracelab.kit.http;

import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.tracing.http.TraceResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Serves an API and gives each request a server span. Undeploying stops accepting connections, lets
 * requests in flight finish and then closes the connections.
 */
public final class ApiServer extends VerticleBase {

  // Longer than Vert.x clients keep idle connections (60 s). Otherwise the server could close a
  // connection just as a client sends a request on it.
  private static final int IDLE_SECONDS = 75;

  private final Settings settings;
  private final Consumer<Api> routes;
  private HttpServer server;

  /**
   * Where an API listens.
   *
   * @param contract the OpenAPI contract's path on the class path
   * @param host the address to bind to
   * @param port 0 lets the operating system choose
   * @param drain how long requests in flight may take when the server stops
   * @param meters where requests are measured
   */
  public record Settings(
      String contract, String host, int port, Duration drain, MeterRegistry meters) {}

  /**
   * Creates a server that listens once it is deployed.
   *
   * @param routes binds a handler to each operation of the contract
   */
  public ApiServer(Settings settings, Consumer<Api> routes) {
    this.settings = settings;
    this.routes = routes;
  }

  @Override
  public Future<?> start() {
    return Api.load(vertx, settings.meters(), settings.contract()).compose(this::listen);
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The port of the deployed server. */
  public int actualPort() {
    return server.actualPort();
  }

  private Future<HttpServer> listen(Api api) {
    routes.accept(api);
    HttpServerOptions options =
        new HttpServerOptions()
            .setTracingPolicy(TracingPolicy.ALWAYS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(IDLE_SECONDS);
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(api.router())
            .invalidRequestHandler(ApiServer::refuseInvalid);
    return HttpServers.listen(server, settings.host(), settings.port(), "PORT");
  }

  /** Responds to bytes that are not HTTP and closes the connection, whose position is unknown. */
  private static void refuseInvalid(HttpServerRequest request) {
    request.response().putHeader("connection", "close");
    TraceResponse.addTo(request.response());
    ApiResponse.problem(problemOf(request.decoderResult().cause())).sendTo(request.response());
    request.connection().close();
  }

  private static ProblemException problemOf(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return ProblemException.of(414, "uri-too-long", "The address is longer than allowed.");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return ProblemException.of(
          431, "headers-too-large", "The headers are larger than allowed, 8 KiB together.");
    }
    return ProblemException.of(400, "bad-request", "This is not an HTTP request.");
  }
}
