package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.backend.TraceSampler;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import dev.tracelab.tracing.spi.TracerBackend;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.opentracingshim.OpenTracingShim;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentracing.ScopeManager;
import io.opentracing.Tracer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The OpenTelemetry backend: the SDK under its OpenTracing shim, configured from the {@code
 * JAEGER_*} variables.
 */
final class OtelBackend implements TracerBackend {

  /** The default of the SDK; a smaller queue lowers it. */
  private static final int MAX_BATCH_SIZE = 512;

  private final Tracer tracer;
  private final SdkTracerProvider provider;
  private final OtlpReporting reporting;
  private final TraceSampler sampler;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private OtelBackend(
      Tracer tracer, SdkTracerProvider provider, OtlpReporting reporting, TraceSampler sampler) {
    this.tracer = tracer;
    this.provider = provider;
    this.reporting = reporting;
    this.sampler = sampler;
  }

  static OtelBackend start(TracingConfig config, ScopeManager scopes) {
    return start(config, scopes, exporter(config));
  }

  /** As above, with the given exporter. */
  static OtelBackend start(TracingConfig config, ScopeManager scopes, SpanExporter exporter) {
    OtlpReporting reporting = OtlpReporting.withCapacity(config.maxQueueSize());
    SpanExporter counted = reporting.counting(new OpenTracingToOtlpExporter(exporter));
    TraceSampler sampler = TraceSampler.start(config);
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(resource(config))
            .setSampler(sampler(sampler))
            .addSpanProcessor(reporting.limiting(batches(config, counted)))
            .build();
    return new OtelBackend(tracer(config, scopes, provider), provider, reporting, sampler);
  }

  private static SpanExporter exporter(TracingConfig config) {
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder().setEndpoint(config.otlpEndpoint().toString());
    if (config.authorization() != null) {
      builder.addHeader("authorization", config.authorization());
    }
    return builder.build();
  }

  private static BatchSpanProcessor batches(TracingConfig config, SpanExporter exporter) {
    return BatchSpanProcessor.builder(exporter)
        .setScheduleDelay(config.flushInterval())
        .setMaxQueueSize(config.maxQueueSize())
        .setMaxExportBatchSize(Math.min(MAX_BATCH_SIZE, config.maxQueueSize()))
        .build();
  }

  private static Resource resource(TracingConfig config) {
    AttributesBuilder attributes = Attributes.builder().put("service.name", config.serviceName());
    config.tags().forEach(attributes::put);
    return Resource.getDefault().merge(Resource.create(attributes.build()));
  }

  /**
   * The tag {@code sampling.priority} takes precedence over the caller's decision, and that over
   * the configuration.
   */
  private static Sampler sampler(TraceSampler configured) {
    return new PrioritySampler(Sampler.parentBased(new JaegerSampler(configured)));
  }

  /**
   * The shim is deprecated for new code, but is the supported way to keep existing OpenTracing
   * code.
   */
  @SuppressWarnings("deprecation")
  private static Tracer tracer(
      TracingConfig config, ScopeManager scopes, SdkTracerProvider provider) {
    TextMapPropagator internal = Propagators.internal(config.propagation());
    TextMapPropagator http = Propagators.http(config.propagation(), config.trust());
    return new ContextTracer(
        OpenTracingShim.createTracerShim(provider, internal, http),
        scopes,
        RemoteContexts.of(config));
  }

  @Override
  public Tracer tracer() {
    return tracer;
  }

  @Override
  public SpanCounts counts() {
    return reporting.counts();
  }

  @Override
  public Map<SpanLoss, Long> losses() {
    return reporting.losses();
  }

  /** The SDK logs a line for each further shutdown. */
  @Override
  public void close(Duration bound) {
    if (open.compareAndSet(true, false)) {
      sampler.close();
      provider.shutdown().join(bound.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
