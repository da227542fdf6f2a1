package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.client.ServiceClient;
import dev.tracelab.kit.health.Health;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiServer;
import dev.tracelab.kit.metrics.Metrics;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.kit.sql.Migrations;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.http.ClientTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentracing.Tracer;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a composition root builds a service with. Each part is started at once and closed in the
 * reverse order when the service stops, so what depends on a part is named after it, and {@link
 * #serve} comes last. Its methods block and are for ordinary threads.
 */
public final class ServiceBuilder {

  private final Vertx vertx;
  private final Tracer tracer;
  private final Traced traced;
  private final Health health;
  private final Metrics metrics;
  private final GracefulShutdown shutdown;
  private final ApiServer.Settings settings;
  private ApiServer server;

  ServiceBuilder(
      Vertx vertx,
      Tracer tracer,
      Health health,
      Metrics metrics,
      GracefulShutdown shutdown,
      ApiServer.Settings settings) {
    this.vertx = vertx;
    this.tracer = tracer;
    this.traced = Traced.create(vertx, tracer);
    this.health = health;
    this.metrics = metrics;
    this.shutdown = shutdown;
    this.settings = settings;
  }

  /** Where verticles run. */
  public Vertx vertx() {
    return vertx;
  }

  /** For spans of the service's own making, such as those that follow from another. */
  public Tracer tracer() {
    return tracer;
  }

  /** Puts spans around work. */
  public Traced traced() {
    return traced;
  }

  /** What the service measures; the management port shows it at {@code /metrics}. */
  public MeterRegistry meters() {
    return metrics.registry();
  }

  /**
   * The service's database, brought to the newest version; the service is ready only while it
   * answers.
   *
   * @throws dev.tracelab.kit.config.ConfigurationException when it cannot be reached
   */
  public Database database(DatabaseConfig config) {
    Migrations.run(config);
    Database database = Database.open(vertx, config);
    onShutdown("database pools", database::close);
    health.check("database", database::ping);
    return database;
  }

  /**
   * A client of another service.
   *
   * @param peer its name in traces and problems
   * @param base its address
   */
  public ServiceClient client(String peer, URI base) {
    ServiceClient client =
        ServiceClient.create(vertx, ClientTracing.create(traced), meters(), peer, base);
    onShutdown("connections to " + peer, client::close);
    return client;
  }

  /**
   * Shows the operator the state of something beside the checks of health.
   *
   * @param name such as {@code circuit breaker of order-service}
   * @param state one word, asked anew each time
   */
  public void healthDetail(String name, Supplier<String> state) {
    health.detail(name, state);
  }

  /** Runs a verticle. */
  public void deploy(Deployable verticle) {
    String id = vertx.deployVerticle(verticle).await();
    onShutdown(verticle.getClass().getSimpleName(), () -> vertx.undeploy(id));
  }

  /**
   * Listens for requests.
   *
   * @param routes adds a handler for each operation of the contract
   */
  public void serve(Consumer<Api> routes) {
    server = ApiServer.create(settings, routes);
    deploy(server);
  }

  /**
   * Closes something when the service stops.
   *
   * @param name for the log
   */
  public void onShutdown(String name, Supplier<Future<Void>> close) {
    shutdown.add(name, close);
  }

  ApiServer server() {
    return server;
  }
}
