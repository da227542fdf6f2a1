package dev.tracelab.kit.metrics;

import dev.tracelab.tracing.TraceContext;
import io.prometheus.metrics.tracer.common.SpanContext;

/**
 * The span whose ids become the exemplar of a measured value: the active one of the Vert.x context
 * that the value is recorded on. A span that is not sampled is named nowhere, for nobody could look
 * at it.
 */
final class ActiveSpan implements SpanContext {

  @Override
  public String getCurrentTraceId() {
    TraceContext active = TraceContext.current();
    return active == null ? null : active.traceId();
  }

  @Override
  public String getCurrentSpanId() {
    TraceContext active = TraceContext.current();
    return active == null ? null : active.spanId();
  }

  @Override
  public boolean isCurrentSpanSampled() {
    TraceContext active = TraceContext.current();
    return active != null && active.isSampled();
  }

  /** All sampled spans are kept; there is nothing to tell them. */
  @Override
  public void markCurrentSpanAsExemplar() {}
}
