package dev.tracelab.kit.health;

import dev.tracelab.kit.http.HttpServers;
import dev.tracelab.kit.metrics.Metrics;
import dev.tracelab.kit.metrics.MetricsPage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers orchestrators and operators on a port of its own, never traced: {@code /health/live} says
 * that event loops turn, {@code /health/ready} that requests may come, {@code /metrics} how things
 * go.
 */
public final class ManagementServer extends VerticleBase {

  private final Health health;
  private final Metrics metrics;
  private final String host;
  private final int port;
  private HttpServer server;

  private ManagementServer(Health health, Metrics metrics, String host, int port) {
    this.health = health;
    this.metrics = metrics;
    this.host = host;
    this.port = port;
  }

  /**
   * Listens once it is deployed.
   *
   * @param port 0 lets the system choose
   */
  public static ManagementServer create(Health health, Metrics metrics, String host, int port) {
    return new ManagementServer(health, metrics, host, port);
  }

  @Override
  public Future<?> start() {
    server = vertx.createHttpServer(new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE));
    return HttpServers.listen(server.requestHandler(router()), host, port, "MANAGEMENT_PORT");
  }

  /** The port it listens on; only after it was deployed. */
  public int actualPort() {
    return server.actualPort();
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.get("/health/live").handler(context -> answer(context, true, new JsonArray()));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(MetricsPage.of(metrics));
    router.getRoutes().forEach(route -> route.method(HttpMethod.HEAD));
    // Without a handler of its own Vert.x logs what strangers send as an error of ours.
    return router.errorHandler(400, context -> context.response().setStatusCode(400).end());
  }

  private void ready(RoutingContext context) {
    health.report().onSuccess(report -> answer(context, report.ready(), report.checks()));
  }

  private static void answer(RoutingContext context, boolean up, JsonArray checks) {
    context
        .response()
        .setStatusCode(up ? 200 : 503)
        .putHeader("content-type", "application/json")
        .end(new JsonObject().put("status", up ? "UP" : "DOWN").put("checks", checks).toBuffer());
  }
}
