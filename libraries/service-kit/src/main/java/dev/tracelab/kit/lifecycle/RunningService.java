package dev.tracelab.kit.lifecycle;

import dev.tracelab.tracing.vertx.ServiceTracer;

import dev.tracelab.kit.client.RoundRobinDns;
import dev.tracelab.kit.config.Environment;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.health.Health;
import dev.tracelab.kit.health.ManagementServer;
import dev.tracelab.kit.http.ApiServer;
import dev.tracelab.kit.http.OpenApiRoutes;
import dev.tracelab.kit.metrics.EventLoopLag;
import dev.tracelab.kit.metrics.Metrics;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.Tracing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that serves, in this JVM. {@link ServiceRunner} makes a process of it; tests start it
 * directly. Its methods block and are for ordinary threads.
 */
public final class RunningService {

  private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);
  private static final Duration CHECK_PATIENCE = Duration.ofSeconds(2);

  // Ten seconds together, the time Docker gives before it kills.
  private static final Duration DRAIN = Duration.ofSeconds(6);
  private static final Duration CLOSE = Duration.ofSeconds(8);
  private static final Duration FLUSH = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Tracing tracing;
  private final Metrics metrics;
  private final Health health = Health.create(CHECK_PATIENCE);
  private final GracefulShutdown shutdown = new GracefulShutdown();
  private ManagementServer management;
  private ApiServer api;

  private RunningService(Vertx vertx, Tracing tracing, Metrics metrics) {
    this.vertx = vertx;
    this.tracing = tracing;
    this.metrics = metrics;
  }

  /** Starts a service with Vert.x' defaults. */
  public static RunningService start(
      ServiceDescription<?> service, Environment environment, Tracing tracing) {
    return start(service, environment, tracing, new VertxOptions());
  }

  /**
   * Starts a service, and returns when it is ready.
   *
   * @param tracing is closed with the service, also when it does not start
   * @throws dev.tracelab.kit.config.ConfigurationException for a mistake in the environment, a
   *     taken port, a database that is away. Nothing is left running then
   */
  public static <C> RunningService start(
      ServiceDescription<C> service,
      Environment environment,
      Tracing tracing,
      VertxOptions options) {
    Metrics metrics = Metrics.create();
    metrics.watch(tracing);
    Vertx vertx = vertx(service, tracing, metrics, options);
    RunningService running = new RunningService(vertx, tracing, metrics);
    try {
      running.measureLag(options);
      running.assemble(service, environment);
      return running;
    } catch (Throwable failure) {
      running.stop();
      throw failure;
    }
  }

  /** The port of the API. */
  public int port() {
    return api.actualPort();
  }

  /** The port of the health checks and the metrics. */
  public int managementPort() {
    return management.actualPort();
  }

  /**
   * Stops within ten seconds: takes no more requests, finishes those that run, closes what the
   * service holds, and sends the spans that wait.
   */
  public void stop() {
    health.close();
    shutdown.run(Deadline.after(CLOSE, System::nanoTime));
    tracing.close(FLUSH);
    LOG.info("Stopped; {}.", tracing.counts());
  }

  private void measureLag(VertxOptions options) {
    shutdown.add("metrics", this::closeMetrics);
    shutdown.add("Vert.x", vertx::close);
    EventLoopLag.deploy(vertx, metrics.registry(), options.getEventLoopPoolSize()).await();
  }

  private <C> void assemble(ServiceDescription<C> service, Environment environment) {
    C config = service.config().apply(environment);
    Endpoints endpoints = Endpoints.from(environment, service);
    management =
        ManagementServer.create(health, metrics, endpoints.host(), endpoints.managementPort());
    ServiceBuilder builder =
        new ServiceBuilder(
            vertx, tracing.tracer(), health, metrics, shutdown, settings(service, endpoints));
    builder.deploy(management);
    service.assemble().accept(config, builder);
    api = builder.server();
    health.open();
    LOG.info(
        "{} is ready: API on {}:{}, health on {}.",
        service.name(),
        endpoints.host(),
        port(),
        managementPort());
  }

  private Future<Void> closeMetrics() {
    metrics.close();
    return Future.succeededFuture();
  }

  private ApiServer.Settings settings(ServiceDescription<?> service, Endpoints endpoints) {
    return new ApiServer.Settings(
        service.contract(), endpoints.host(), endpoints.port(), DRAIN, metrics.registry());
  }

  private static Vertx vertx(
      ServiceDescription<?> service, Tracing tracing, Metrics metrics, VertxOptions options) {
    RouteNames names = RouteNames.of(OpenApiRoutes.read(service.contract()));
    return Vertx.builder()
        .with(RoundRobinDns.enable(options))
        .withTracer(ServiceTracer.factory(tracing, names))
        .withMetrics(metrics.vertxMetricsFactory())
        .build();
  }
}
