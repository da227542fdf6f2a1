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
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMap;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** A tracer's own interface, as far as all of them have it. */
interface SpanSource {

  /** Starts a child of a span that goes on, gives it three tags, and ends it. */
  void span();

  /** Writes the context of a span that goes on. */
  void inject(BiConsumer<String, String> headers);

  /** The context a caller sent; what it is where none came, is the tracer's. */
  Object extract(MultiMap headers);

  /** Spans of a tracer with OpenTracing's interface. */
  static final class OpenTracingSpans implements SpanSource {

    private final Tracer tracer;
    private final Span parent;

    OpenTracingSpans(Tracer tracer) {
      this.tracer = tracer;
      this.parent = tracer.buildSpan("POST /orders").start();
    }

    @Override
    public void span() {
      tracer
          .buildSpan("reserve stock")
          .asChildOf(parent)
          .start()
          .setTag("component", "benchmark")
          .setTag("attempts", 1)
          .setTag("retried", false)
          .finish();
    }

    @Override
    public void inject(BiConsumer<String, String> headers) {
      tracer.inject(parent.context(), Format.Builtin.HTTP_HEADERS, new Written(headers));
    }

    @Override
    public Object extract(MultiMap headers) {
      return tracer.extract(Format.Builtin.HTTP_HEADERS, new Read(headers));
    }

    private record Written(BiConsumer<String, String> headers) implements TextMap {

      @Override
      public void put(String name, String value) {
        headers.accept(name, value);
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        throw new UnsupportedOperationException("This carrier is only written.");
      }
    }

    private record Read(MultiMap headers) implements TextMap {

      @Override
      public void put(String name, String value) {
        throw new UnsupportedOperationException("This carrier is only read.");
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return headers.iterator();
      }
    }
  }

  /** Spans of OpenTelemetry's SDK. */
  static final class OpenTelemetrySpans implements SpanSource {

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

    /** An SDK whose spans go nowhere when they have ended. */
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

    /** Wants to know of spans, as one that sends them does; otherwise the SDK would do less. */
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
}
