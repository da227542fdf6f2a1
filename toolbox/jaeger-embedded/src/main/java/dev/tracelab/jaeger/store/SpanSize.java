package dev.tracelab.jaeger.store;

import dev.tracelab.jaeger.model.ResourceSpans.Resource;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Value;
import java.util.Map;

/**
 * Estimates the heap size of spans in bytes, rounded up so that the store's limit holds. The
 * constants are object sizes of a 64-bit JVM with compressed references.
 */
final class SpanSize {

  private static final int SPAN = 240;
  private static final int EVENT = 120;
  private static final int LINK = 80;
  private static final int ATTRIBUTE = 72;
  private static final int STRING = 48;
  private static final int CHARACTER = 2;

  private SpanSize() {}

  static long of(Resource resource) {
    return SPAN + of(resource.service()) + of(resource.attributes());
  }

  static long of(StoredSpan span) {
    long events = span.events().stream().mapToLong(SpanSize::of).sum();
    return SPAN
        + of(span.operation())
        + of(span.status().message())
        + of(span.attributes())
        + events
        + (long) LINK * span.links().size();
  }

  private static long of(StoredSpan.Event event) {
    return EVENT + of(event.name()) + of(event.attributes());
  }

  private static long of(Map<String, Value> attributes) {
    long size = STRING;
    for (Map.Entry<String, Value> entry : attributes.entrySet()) {
      size += ATTRIBUTE + of(entry.getKey()) + of(entry.getValue());
    }
    return size;
  }

  private static long of(Value value) {
    if (value instanceof Value.Text text) {
      return of(text.value());
    }
    return value instanceof Value.Bytes bytes ? of(bytes.base64()) : 0;
  }

  private static long of(String text) {
    return STRING + (long) CHARACTER * text.length();
  }
}
