package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.spi.SamplingDecision;
import io.opentracing.SpanContext;
import java.util.Map;

/**
 * A span context of the shim with its sampling decision, which the shim does not expose.
 *
 * @param shim the context to pass to the shim's methods
 */
record SampledContext(SpanContext shim, boolean isSampled)
    implements SpanContext, SamplingDecision {

  /** Unwraps a context. The shim logs an error for any other class and drops the reference. */
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
