package dev.tracelab.bench.hello;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.Configuration;
import io.jaegertracing.Configuration.ReporterConfiguration;
import io.jaegertracing.Configuration.SamplerConfiguration;
import io.jaegertracing.Configuration.SenderConfiguration;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.NoopReporter;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The tracer of one of the hello world's services. The alternatives to common-tracing use its queue
 * size and flush interval: with their defaults, jaeger-client (100 spans) and the SDK (2,048) lose
 * most spans of this load, and lost spans cost little.
 *
 * @param factory what Vert.x is built with; null for none
 * @param calls wraps calls to the next hop
 * @param close sends queued spans; blocks
 */
record HelloTracer(VertxTracerFactory factory, Function<Vertx, Calls> calls, Runnable close) {

  private static final int QUEUE_SIZE = 10_000;
  private static final int FLUSH_MILLIS = 500;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** Wraps a call to the next hop. */
  interface Calls {

    /** Makes the call, in a span if the tracer makes one for each attempt. */
    <T> Future<HttpResponse<T>> attempt(Supplier<Future<HttpResponse<T>>> send);
  }

  /** No tracer. */
  static HelloTracer none() {
    return automatic(null, () -> {});
  }

  /** common-tracing that sends spans to a collector. */
  static HelloTracer library(String service, URI collector, boolean sampled) {
    Map<String, String> environment =
        Map.of(
            "JAEGER_ENDPOINT", collector.toString(), "JAEGER_SAMPLER_PARAM", sampled ? "1" : "0");
    return library(Tracing.start(TracingConfig.fromEnvironment(environment, service)));
  }

  /** common-tracing that discards spans when they end. */
  static HelloTracer discarding(String service) {
    return library(Tracing.reportingTo(service, new NoopReporter()));
  }

  /** vertx-opentracing and jaeger-client. */
  static HelloTracer plain(String service, URI collector, boolean sampled) {
    JaegerTracer tracer =
        new Configuration(service)
            .withSampler(new SamplerConfiguration().withType("const").withParam(sampled ? 1 : 0))
            .withReporter(
                new ReporterConfiguration()
                    .withSender(new SenderConfiguration().withEndpoint(collector.toString()))
                    .withMaxQueueSize(QUEUE_SIZE)
                    .withFlushInterval(FLUSH_MILLIS))
            .getTracer();
    return automatic(new OpenTracingTracerFactory(tracer), tracer::close);
  }

  /** vertx-opentelemetry and the SDK. */
  static HelloTracer openTelemetry(URI collector) {
    BatchSpanProcessor processor =
        BatchSpanProcessor.builder(
                OtlpHttpSpanExporter.builder().setEndpoint(collector.toString()).build())
            .setMaxQueueSize(QUEUE_SIZE)
            .setScheduleDelay(Duration.ofMillis(FLUSH_MILLIS))
            .build();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(processor).build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    return automatic(new OpenTelemetryTracingFactory(sdk), sdk::close);
  }

  /** A Vert.x with this tracer. */
  Vertx vertx() {
    return factory == null ? Vertx.vertx() : Vertx.builder().withTracer(factory).build();
  }

  private static HelloTracer library(Tracing tracing) {
    RouteNames names = RouteNames.of(List.of("GET " + HelloService.PATH));
    return new HelloTracer(
        ServiceTracer.factory(tracing, names),
        vertx -> new TracedCalls(new ClientTracing(new Traced(vertx, tracing.tracer()))),
        () -> tracing.close(CLOSE_TIMEOUT));
  }

  /** A tracer that needs no wrapper around calls. */
  private static HelloTracer automatic(VertxTracerFactory factory, Runnable close) {
    return new HelloTracer(factory, vertx -> new UntracedCalls(), close);
  }

  private record TracedCalls(ClientTracing tracing) implements Calls {

    private static final ClientCall CALL =
        new ClientCall(HttpMethod.GET, HelloService.BACKEND, HelloService.PATH);

    @Override
    public <T> Future<HttpResponse<T>> attempt(Supplier<Future<HttpResponse<T>>> send) {
      return tracing.attempt(CALL, 1, send);
    }
  }

  private record UntracedCalls() implements Calls {
    @Override
    public <T> Future<HttpResponse<T>> attempt(Supplier<Future<HttpResponse<T>>> send) {
      return send.get();
    }
  }
}
