package dev.tracelab.tracing;

import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** A carrier that is written only, straight into the headers of a request. */
record HeaderWriter(BiConsumer<String, String> headers) implements TextMap {

  static void inject(Tracer tracer, SpanContext context, BiConsumer<String, String> headers) {
    tracer.inject(context, Format.Builtin.HTTP_HEADERS, new HeaderWriter(headers));
  }

  @Override
  public void put(String name, String value) {
    headers.accept(name, value);
  }

  @Override
  public Iterator<Map.Entry<String, String>> iterator() {
    throw new UnsupportedOperationException("This carrier is only written.");
  }
}
