package dev.tracelab.bench.hello;

import io.jaegertracing.Configuration;
import io.jaegertracing.Configuration.ReporterConfiguration;
import io.jaegertracing.Configuration.SamplerConfiguration;
import io.jaegertracing.Configuration.SenderConfiguration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import java.net.URI;
import java.time.Duration;

/**
 * What a team could use instead of common-tracing. Queues and flush intervals are common-tracing's:
 * with their own, jaeger-client (100 spans) and the SDK (2,048) lose most of the spans of this
 * load, and lost spans cost little.
 */
final class OtherTracers {

  private static final int QUEUE = 10_000;
  private static final int FLUSH_MILLIS = 500;

  private OtherTracers() {}

  static HelloTracer plain(String service, URI collector, double samplerParam) {
    JaegerTracer tracer =
        new Configuration(service)
            .withSampler(new SamplerConfiguration().withType("const").withParam(samplerParam))
            .withReporter(
                new ReporterConfiguration()
                    .withSender(new SenderConfiguration().withEndpoint(collector.toString()))
                    .withMaxQueueSize(QUEUE)
                    .withFlushInterval(FLUSH_MILLIS))
            .getTracer();
    return HelloTracer.automatic(new OpenTracingTracerFactory(tracer), tracer::close);
  }

  static HelloTracer openTelemetry(URI collector) {
    BatchSpanProcessor processor =
        BatchSpanProcessor.builder(
                OtlpHttpSpanExporter.builder().setEndpoint(collector.toString()).build())
            .setMaxQueueSize(QUEUE)
            .setScheduleDelay(Duration.ofMillis(FLUSH_MILLIS))
            .build();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(processor).build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    return HelloTracer.automatic(new OpenTelemetryTracingFactory(sdk), sdk::close);
  }
}
