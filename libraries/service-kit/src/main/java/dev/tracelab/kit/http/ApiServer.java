package dev.tracelab.kit.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Listens for requests and gives each a server span. Undeploying it stops accepting, lets running
 * requests finish, and then closes the connections.
 */
public final class ApiServer extends VerticleBase {

  // Longer than Vert.x' clients keep an idle connection (60 s): the side that sends must be the one
  // that closes, or a request may meet a connection that is just going.
  private static final int IDLE_SECONDS = 75;

  private final Settings settings;
  private final Consumer<Api> routes;
  private HttpServer server;

  private ApiServer(Settings settings, Consumer<Api> routes) {
    this.settings = settings;
    this.routes = routes;
  }

  /**
   * Where an API listens and for how long it waits.
   *
   * @param contract the OpenAPI contract's place on the class path
   * @param host the address to bind to
   * @param port 0 lets the system choose
   * @param drain how long running requests may take when the server stops
   * @param meters where requests are measured
   */
  public record Settings(
      String contract, String host, int port, Duration drain, MeterRegistry meters) {}

  /**
   * Listens once it is deployed.
   *
   * @param routes adds a handler for each operation of the contract
   */
  public static ApiServer create(Settings settings, Consumer<Api> routes) {
    return new ApiServer(settings, routes);
  }

  @Override
  public Future<?> start() {
    return Api.load(vertx, settings.meters(), settings.contract()).compose(this::listen);
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The port it listens on; only after it was deployed. */
  public int actualPort() {
    return server.actualPort();
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setTracingPolicy(TracingPolicy.ALWAYS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setIdleTimeout(IDLE_SECONDS);
  }

  private Future<HttpServer> listen(Api api) {
    routes.accept(api);
    server =
        vertx
            .createHttpServer(options())
            .requestHandler(api.router())
            .invalidRequestHandler(UnreadableRequests::refuse);
    return HttpServers.listen(server, settings.host(), settings.port(), "PORT");
  }
}
