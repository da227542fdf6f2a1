package dev.tracelab.tracing.otel;

import io.opentracing.SpanContext;
import java.util.Map;

/**
 * A caller whose trace is not joined, but linked.
 *
 * @param nobody without a trace, with the baggage that was let in: whose child begins a trace
 * @param theirs what the child follows from, without baggage
 */
record LinkedCaller(SpanContext nobody, SpanContext theirs) implements SpanContext {

  @Override
  public String toTraceId() {
    return nobody.toTraceId();
  }

  @Override
  public String toSpanId() {
    return nobody.toSpanId();
  }

  @Override
  public Iterable<Map.Entry<String, String>> baggageItems() {
    return nobody.baggageItems();
  }
}
