package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.spi.SamplingDecision;
import io.opentracing.SpanContext;
import java.util.Map;

/**
 * A span context of the shim, which alone does not tell whether it is sampled.
 *
 * @param shim what the shim's own methods take
 */
record SampledContext(SpanContext shim, boolean isSampled)
    implements SpanContext, SamplingDecision {

  /** What the shim knows a context by; it logs a line for any other and forgets the reference. */
  static SpanContext shimOf(SpanContext context) {
    return context instanceof SampledContext sampled ? sampled.shim() : context;
  }

  @Override
  public String toTraceId() {
    return shim.toTraceId();
  }

  @Override
  public String toSpanId() {
    return shim.toSpanId();
  }

  @Override
  public Iterable<Map.Entry<String, String>> baggageItems() {
    return shim.baggageItems();
  }
}
