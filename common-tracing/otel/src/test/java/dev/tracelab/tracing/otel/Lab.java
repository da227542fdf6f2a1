package dev.tracelab.tracing.otel;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.opentracing.Tracer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An OpenTelemetry tracer and an embedded Jaeger that receives its spans over OTLP. */
final class Lab implements AutoCloseable {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Vertx backend = Vertx.vertx();
  private final Vertx vertx;
  private final EmbeddedJaeger jaeger;
  private final Tracing tracing;

  private Lab(Map<String, String> settings) throws Exception {
    jaeger =
        EmbeddedJaeger.start(backend, EmbeddedJaegerConfig.defaults().withPortsFromSystem())
            .await(60, TimeUnit.SECONDS);
    tracing = Tracing.start(config(settings));
    vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
            .build();
  }

  static Lab start(Map<String, String> settings) throws Exception {
    return new Lab(settings);
  }

  Tracing tracing() {
    return tracing;
  }

  Tracer tracer() {
    return tracing.tracer();
  }

  /** A traced Vert.x instance. */
  Vertx vertx() {
    return vertx;
  }

  /** Waits until the trace has at least the given number of spans. */
  Trace trace(String id, int spans) throws Exception {
    return new TraceFetcher(URI.create("http://127.0.0.1:" + jaeger.queryPort()))
        .fetchUntil(id, trace -> trace.spans().size() >= spans, BOUND)
        .get(2 * BOUND.toSeconds(), TimeUnit.SECONDS);
  }

  private TracingConfig config(Map<String, String> settings) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "TRACING_BACKEND", "opentelemetry",
                "JAEGER_REPORTER_FLUSH_INTERVAL", "50",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + jaeger.otlpPort()));
    environment.putAll(settings);
    return TracingConfig.fromEnvironment(environment, "orders");
  }

  @Override
  public void close() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
    tracing.close(BOUND);
    jaeger.close().await(60, TimeUnit.SECONDS);
    backend.close().await(60, TimeUnit.SECONDS);
  }
}
