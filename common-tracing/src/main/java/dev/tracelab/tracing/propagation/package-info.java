/**
 * Inject and extract: the headers of Jaeger, W3C Trace Context and B3, baggage, and how far a
 * caller is trusted. Start reading at {@link dev.tracelab.tracing.propagation.Propagation}.
 */
package dev.tracelab.tracing.propagation;
