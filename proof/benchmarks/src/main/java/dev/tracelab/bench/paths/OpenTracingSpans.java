package dev.tracelab.bench.paths;

import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMap;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** Spans through OpenTracing's API. */
final class OpenTracingSpans implements SpanSource {

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
    tracer.inject(parent.context(), Format.Builtin.HTTP_HEADERS, new WriteCarrier(headers));
  }

  @Override
  public Object extract(MultiMap headers) {
    return tracer.extract(Format.Builtin.HTTP_HEADERS, new ReadCarrier(headers));
  }

  private record WriteCarrier(BiConsumer<String, String> headers) implements TextMap {

    @Override
    public void put(String name, String value) {
      headers.accept(name, value);
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      throw new UnsupportedOperationException("This carrier is write-only.");
    }
  }

  private record ReadCarrier(MultiMap headers) implements TextMap {

    @Override
    public void put(String name, String value) {
      throw new UnsupportedOperationException("This carrier is read-only.");
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return headers.iterator();
    }
  }
}
