package dev.tracelab.tracing.otel;

import io.opentracing.SpanContext;
import java.util.Map;

/**
 * A caller whose trace is not joined, but linked.
 *
 * @param root without a trace, with the baggage that was let in: whose child begins a trace
 * @param linked what the child follows from, without baggage
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
