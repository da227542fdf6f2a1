package dev.tracelab.bench.paths;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.NoopReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import java.util.Map;

/** The tracer. Finished spans are discarded, so no path includes the cost of a sender. */
public enum PathSetting {
  /** Vert.x has no tracer. */
  NONE("no tracer", false),
  /** common-tracing. */
  COMMON("common-tracing", true),
  /** common-tracing, and no trace is sampled. */
  COMMON_UNSAMPLED("common-tracing, unsampled", false),
  /** vertx-opentracing with jaeger-client. */
  PLAIN("vertx-opentracing alone", true),
  /** vertx-opentracing with jaeger-client, and no trace is sampled. */
  PLAIN_UNSAMPLED("vertx-opentracing alone, unsampled", false),
  /** vertx-opentelemetry with the SDK. */
  OTEL("vertx-opentelemetry", true);

  private static final String SERVICE = "order-service";

  private final String title;
  private final boolean sampled;

  PathSetting(String title, boolean sampled) {
    this.title = title;
    this.sampled = sampled;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /** Whether spans are recorded. */
  boolean isSampled() {
    return sampled;
  }

  /** The tracer of Vert.x. */
  VertxTracerFactory vertxTracerFactory() {
    return switch (this) {
      case NONE -> VertxTracerFactory.NOOP;
      case COMMON, COMMON_UNSAMPLED ->
          ServiceTracer.factory(common(), RouteNames.of(RecordedCalls.ROUTES));
      case PLAIN, PLAIN_UNSAMPLED -> new OpenTracingTracerFactory(plain());
      case OTEL -> new OpenTelemetryTracingFactory(OpenTelemetrySpans.discarding());
    };
  }

  /** The tracer's own API. */
  SpanSource spans() {
    return switch (this) {
      case NONE -> throw new IllegalStateException("Without a tracer there are no spans.");
      case COMMON, COMMON_UNSAMPLED -> new OpenTracingSpans(common().tracer());
      case PLAIN, PLAIN_UNSAMPLED -> new OpenTracingSpans(plain());
      case OTEL -> new OpenTelemetrySpans(OpenTelemetrySpans.discarding());
    };
  }

  /** common-tracing in this setting. */
  Tracing common() {
    return this == NONE
        ? Tracing.off()
        : Tracing.reportingTo(
            TracingConfig.fromEnvironment(
                Map.of("JAEGER_SAMPLER_PARAM", sampled ? "1" : "0"), SERVICE),
            new NoopReporter());
  }

  private JaegerTracer plain() {
    return new JaegerTracer.Builder(SERVICE)
        .withReporter(new NoopReporter())
        .withSampler(new ConstSampler(sampled))
        .build();
  }
}
