package dev.tracelab.tracing;

import io.opentracing.propagation.TextMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A write-only carrier that injects directly into the headers of a request or message: {@code
 * tracer.inject(context, HTTP_HEADERS, new HeaderCarrier(request::putHeader))}.
 *
 * @param headers accepts the name and value of each header
 */
public record HeaderCarrier(BiConsumer<String, String> headers) implements TextMap {

  @Override
  public void put(String name, String value) {
    headers.accept(name, value);
  }

  @Override
  public Iterator<Map.Entry<String, String>> iterator() {
    throw new UnsupportedOperationException("A HeaderCarrier is write-only.");
  }
}
