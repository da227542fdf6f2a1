package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.client.RoundRobinDns;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.health.Health;
import dev.tracelab.kit.health.ManagementServer;
import dev.tracelab.kit.http.ApiContract;
import dev.tracelab.kit.http.ApiServer;
import dev.tracelab.kit.metrics.EventLoopLag;
import dev.tracelab.kit.metrics.Metrics;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that runs in this JVM. {@link ServiceRunner} makes a process of it; tests start it
 * directly. Its methods block, so do not call them on an event loop.
 */
public final class RunningService {

  private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);
  private static final Duration HEALTH_CHECK_TIMEOUT = Duration.ofSeconds(2);

  // CLOSE, which includes DRAIN, and FLUSH take ten seconds, after which Docker kills a container.
  private static final Duration DRAIN = Duration.ofSeconds(6);
  private static final Duration CLOSE = Duration.ofSeconds(8);
  private static final Duration FLUSH = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Tracing tracing;
  private final Metrics metrics;
  private final Health health = new Health(HEALTH_CHECK_TIMEOUT);
  private final GracefulShutdown shutdown = new GracefulShutdown();
  private ManagementServer management;
  private ApiServer api;

  private RunningService(Vertx vertx, Tracing tracing, Metrics metrics) {
    this.vertx = vertx;
    this.tracing = tracing;
    this.metrics = metrics;
  }

  /** Starts a service with the default options of Vert.x. */
  public static RunningService start(
      ServiceDescription<?> service, Environment environment, Tracing tracing) {
    return start(service, environment, tracing, new VertxOptions());
  }

  /**
   * Starts a service and returns when it is ready. If it cannot start, nothing is left running.
   *
   * @param tracing closed with the service, even if the start fails
   * @throws ConfigurationException for a mistake in the environment, a port in use or an
   *     unreachable database
   */
  public static <C> RunningService start(
      ServiceDescription<C> service,
      Environment environment,
      Tracing tracing,
      VertxOptions options) {
    ServiceExtensions extensions = ServiceExtensions.onClassPath();
    Tracing extended = tracing.wrapped(tracer -> extensions.tracer(service.name(), tracer));
    Metrics metrics = new Metrics();
    metrics.watch(extended);
    RunningService running =
        new RunningService(vertx(service, extended, metrics, options), extended, metrics);
    try {
      running.measureEventLoops(options);
      running.assemble(service, environment, extensions);
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

  /** The port of health checks and metrics. */
  public int managementPort() {
    return management.actualPort();
  }

  /**
   * Shuts down gracefully within ten seconds: accepts no more requests, finishes those in flight,
   * closes the parts of the service and flushes pending spans.
   */
  public void stop() {
    health.close();
    shutdown.run(Deadline.after(CLOSE));
    tracing.close(FLUSH);
    LOG.info("Stopped; {}.", tracing.counts());
  }

  private void measureEventLoops(VertxOptions options) {
    shutdown.add("metrics", this::closeMetrics);
    shutdown.add("Vert.x", vertx::close);
    EventLoopLag.deploy(vertx, metrics.registry(), options.getEventLoopPoolSize()).await();
  }

  private <C> void assemble(
      ServiceDescription<C> service, Environment environment, ServiceExtension extensions) {
    C config = service.config().apply(environment);
    Endpoints endpoints = Endpoints.from(environment, service);
    ApiServer.Settings settings =
        new ApiServer.Settings(
            service.contract(), endpoints.host(), endpoints.port(), DRAIN, metrics.registry());
    ServiceBuilder builder =
        new ServiceBuilder(
            service.name(),
            extensions,
            vertx,
            tracing.tracer(),
            health,
            metrics,
            shutdown,
            settings);
    management =
        new ManagementServer(
            health,
            metrics,
            endpoints.host(),
            endpoints.managementPort(),
            router -> extensions.extendManagement(service.name(), router));
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

  private static Vertx vertx(
      ServiceDescription<?> service, Tracing tracing, Metrics metrics, VertxOptions options) {
    RouteNames names = RouteNames.of(ApiContract.read(service.contract()).routes());
    return Vertx.builder()
        .with(RoundRobinDns.enable(options))
        .withTracer(ServiceTracer.factory(tracing, names))
        .withMetrics(metrics.vertxMetricsFactory())
        .build();
  }

  /** {@code HOST}, {@code PORT} and {@code MANAGEMENT_PORT}. */
  private record Endpoints(String host, int port, int managementPort) {

    /** Refuses equal ports: Vert.x would let two servers share one and take requests in turn. */
    Endpoints {
      if (port != 0 && port == managementPort) {
        throw new ConfigurationException(
            "PORT and MANAGEMENT_PORT are both %d: give each a port of its own.".formatted(port));
      }
    }

    static Endpoints from(Environment environment, ServiceDescription<?> service) {
      return new Endpoints(
          environment.text("HOST", "127.0.0.1"),
          environment.port("PORT", service.port()),
          environment.port("MANAGEMENT_PORT", service.managementPort()));
    }
  }
}
