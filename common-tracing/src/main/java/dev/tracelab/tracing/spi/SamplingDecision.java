package dev.tracelab.tracing.spi;

/**
 * What a backend's span contexts implement besides {@link io.opentracing.SpanContext}, which does
 * not tell whether anybody will see the trace: responses, log lines and exemplars say so.
 */
public interface SamplingDecision {

  /** Whether the trace is reported. */
  boolean isSampled();
}
