package dev.tracelab.kit.health;

import dev.tracelab.kit.http.HttpServers;
import dev.tracelab.kit.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Consumer;

/**
 * Serves orchestrators and operators on a separate port that is never traced: liveness at {@code
 * /health/live}, readiness at {@code /health/ready} and metrics at {@code /metrics}.
 */
public final class ManagementServer extends VerticleBase {

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Health health;
  private final Metrics metrics;
  private final String host;
  private final int port;
  private final Consumer<Router> moreRoutes;
  private HttpServer server;

  /**
   * Creates a server that listens once it is deployed.
   *
   * @param port 0 lets the operating system choose
   * @param moreRoutes adds the routes of extensions
   */
  public ManagementServer(
      Health health, Metrics metrics, String host, int port, Consumer<Router> moreRoutes) {
    this.health = health;
    this.metrics = metrics;
    this.host = host;
    this.port = port;
    this.moreRoutes = moreRoutes;
  }

  @Override
  public Future<?> start() {
    server = vertx.createHttpServer(new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE));
    return HttpServers.listen(server.requestHandler(router()), host, port, "MANAGEMENT_PORT");
  }

  /** The port of the deployed server. */
  public int actualPort() {
    return server.actualPort();
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.get("/health/live").handler(context -> respond(context, true, List.of()));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
    router.getRoutes().forEach(route -> route.method(HttpMethod.HEAD));
    moreRoutes.accept(router);
    // Without this handler Vert.x logs malformed requests as errors of the service.
    return router.errorHandler(400, context -> context.response().setStatusCode(400).end());
  }

  private void ready(RoutingContext context) {
    health.lines().onSuccess(lines -> respond(context, Health.isReady(lines), lines));
  }

  private static void respond(RoutingContext context, boolean up, List<JsonObject> lines) {
    JsonObject body =
        new JsonObject().put("status", up ? "UP" : "DOWN").put("checks", new JsonArray(lines));
    context
        .response()
        .setStatusCode(up ? 200 : 503)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(body.toBuffer());
  }

  /** OpenMetrics, which has exemplars, if the scraper accepts it; otherwise the older format. */
  private void metrics(RoutingContext context) {
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
    String contentType =
        accepted != null && accepted.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT_TYPE;
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
    vertx
        .executeBlocking(() -> metrics.scrape(contentType), false)
        .compose(page -> context.response().end(page))
        .onFailure(context::fail);
  }
}
