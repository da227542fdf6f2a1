/**
 * How a trace travels between services: the headers of Jaeger, W3C Trace Context and B3, baggage,
 * and what of it a caller is trusted with. {@link dev.tracelab.tracing.propagation.Propagation} is
 * the way in.
 */
package dev.tracelab.tracing.propagation;
