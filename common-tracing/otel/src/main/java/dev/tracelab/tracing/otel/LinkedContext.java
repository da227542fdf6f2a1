package dev.tracelab.tracing.otel;

import io.opentracing.SpanContext;
import java.util.Map;

/**
 * A remote context whose trace is linked, not continued.
 *
 * @param root has no trace, only the allowed baggage; its child starts a new trace
 * @param linked the remote context, without baggage; that child follows from it
 */
record LinkedContext(SpanContext root, SpanContext linked) implements SpanContext {

  @Override
  public String toTraceId() {
    return root.toTraceId();
  }

  @Override
  public String toSpanId() {
    return root.toSpanId();
  }

  @Override
  public Iterable<Map.Entry<String, String>> baggageItems() {
    return root.baggageItems();
  }
}
