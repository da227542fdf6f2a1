package dev.tracelab.tracing.spi;

/**
 * Exposes the sampling decision of a backend's span contexts. {@link io.opentracing.SpanContext}
 * does not, but response headers, log lines and exemplars need it.
 */
public interface SamplingDecision {

  /** Whether the trace is sampled. */
  boolean isSampled();
}
