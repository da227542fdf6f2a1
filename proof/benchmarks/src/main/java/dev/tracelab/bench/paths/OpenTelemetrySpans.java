package dev.tracelab.bench.paths;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.vertx.core.MultiMap;
import java.util.function.BiConsumer;

/** Spans of OpenTelemetry's SDK. */
final class OpenTelemetrySpans implements SpanSource {

  private static final AttributeKey<String> COMPONENT = AttributeKey.stringKey("component");
  private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("attempts");
  private static final AttributeKey<Boolean> RETRIED = AttributeKey.booleanKey("retried");
  private static final TextMapGetter<MultiMap> GETTER = new Getter();

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final Context parent;

  OpenTelemetrySpans(OpenTelemetrySdk sdk) {
    this.tracer = sdk.getTracer("benchmark");
    this.propagator = sdk.getPropagators().getTextMapPropagator();
    Span span = tracer.spanBuilder("POST /orders").startSpan();
    this.parent = Context.root().with(span);
  }

  /** An SDK that discards finished spans. */
  static OpenTelemetrySdk discarding() {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(new Discarding()).build())
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .build();
  }

  @Override
  public void span() {
    tracer
        .spanBuilder("reserve stock")
        .setParent(parent)
        .startSpan()
        .setAttribute(COMPONENT, "benchmark")
        .setAttribute(ATTEMPTS, 1L)
        .setAttribute(RETRIED, false)
        .end();
  }

  @Override
  public void inject(BiConsumer<String, String> headers) {
    propagator.inject(parent, headers, BiConsumer::accept);
  }

  @Override
  public Object extract(MultiMap headers) {
    return propagator.extract(Context.root(), headers, GETTER);
  }

  private static final class Getter implements TextMapGetter<MultiMap> {

    @Override
    public Iterable<String> keys(MultiMap headers) {
      return headers.names();
    }

    @Override
    public String get(MultiMap headers, String name) {
      return headers.get(name);
    }
  }

  /** Asks for finished spans as an exporting processor does; otherwise the SDK would do less. */
  private static final class Discarding implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
