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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Builds a service in its composition root. Each part starts at once, and parts are closed in
 * reverse order when the service stops: create a part after those it depends on, and call {@link
 * #serve} last. All methods block, so do not call them on an event loop.
 */
public final class ServiceBuilder {

  private final String name;
  private final ServiceExtension extensions;
  private final Vertx vertx;
  private final Tracer tracer;
  private final Traced traced;
  private final Health health;
  private final Metrics metrics;
  private final GracefulShutdown shutdown;
  private final ApiServer.Settings settings;
  private final Map<String, ServiceClient> clients = new HashMap<>();
  private ApiServer server;

  ServiceBuilder(
      String name,
      ServiceExtension extensions,
      Vertx vertx,
      Tracer tracer,
      Health health,
      Metrics metrics,
      GracefulShutdown shutdown,
      ApiServer.Settings settings) {
    this.name = name;
    this.extensions = extensions;
    this.vertx = vertx;
    this.tracer = tracer;
    this.traced = new Traced(vertx, tracer);
    this.health = health;
    this.metrics = metrics;
    this.shutdown = shutdown;
    this.settings = settings;
  }

  /** The name of the service, such as {@code order-service}. */
  public String name() {
    return name;
  }

  /** The Vert.x instance of the service. */
  public Vertx vertx() {
    return vertx;
  }

  /** For spans that the service creates itself. */
  public Tracer tracer() {
    return tracer;
  }

  /** Wraps work in spans. */
  public Traced traced() {
    return traced;
  }

  /** The meters shown at {@code /metrics} on the management port. */
  public MeterRegistry meters() {
    return metrics.registry();
  }

  /**
   * Migrates and opens the service's database. The service is ready only while it responds.
   *
   * @throws dev.tracelab.tracing.config.ConfigurationException if it is unreachable
   */
  public Database database(DatabaseConfig config) {
    Migrations.run(config);
    Database database = Database.open(vertx, config);
    onShutdown("database pools", database::close);
    health.check("database", database::ping);
    return database;
  }

  /**
   * The client of another service. There is one for each, which all parts share.
   *
   * @param peer its name in traces and problems
   * @param base its address; that of the first call counts
   */
  public ServiceClient client(String peer, URI base) {
    return clients.computeIfAbsent(peer, name -> createClient(name, base));
  }

  private ServiceClient createClient(String peer, URI base) {
    ServiceClient client =
        new ServiceClient(vertx, new ClientTracing(traced), meters(), peer, base);
    onShutdown("connections to " + peer, client::close);
    return client;
  }

  /**
   * Shows a state beside the readiness checks, without affecting readiness.
   *
   * @param name such as {@code circuit breaker of order-service}
   * @param state one word, read on each readiness probe
   */
  public void healthDetail(String name, Supplier<String> state) {
    health.detail(name, state);
  }

  /**
   * Offers a port to the {@linkplain ServiceExtension extensions} on the class path, which may wrap
   * it.
   *
   * @param type the port's interface
   * @param port what the service uses unless an extension decides otherwise
   */
  public <T> T port(Class<T> type, T port) {
    return extensions.port(this, type, port);
  }

  /** Deploys a verticle. */
  public void deploy(Deployable verticle) {
    String id = vertx.deployVerticle(verticle).await();
    onShutdown(verticle.getClass().getSimpleName(), () -> vertx.undeploy(id));
  }

  /**
   * Starts to accept requests.
   *
   * @param routes binds a handler to each operation of the contract
   */
  public void serve(Consumer<Api> routes) {
    Consumer<Api> extended = api -> extensions.extendApi(name, api);
    server = new ApiServer(settings, extended.andThen(routes));
    deploy(server);
  }

  /**
   * Closes a resource when the service stops.
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
