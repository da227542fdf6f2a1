/**
 * Distributed tracing for Vert.x services: OpenTracing and Jaeger on top of {@code
 * vertx-opentracing}, with what that module leaves out.
 *
 * <p>Start at {@link dev.tracelab.tracing.Tracing}, which owns the tracer; wrap work in {@link
 * dev.tracelab.tracing.Traced}, calls to other services in {@link
 * dev.tracelab.tracing.http.ClientTracing}, and carry a trace across a table or a queue with {@link
 * dev.tracelab.tracing.messaging.TraceCarriers}.
 */
package dev.tracelab.tracing;
