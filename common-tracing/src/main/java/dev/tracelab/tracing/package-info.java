/**
 * Distributed tracing for Vert.x services: OpenTracing and Jaeger on top of {@code
 * vertx-opentracing}, plus what that module lacks.
 *
 * <p>Start with {@link dev.tracelab.tracing.Tracing}, which owns the tracer. Run work in spans with
 * {@link dev.tracelab.tracing.Traced}, call other services with {@link
 * dev.tracelab.tracing.http.ClientTracing}, and carry a trace through a table or a queue with
 * {@link dev.tracelab.tracing.messaging.TraceCarriers}.
 */
package dev.tracelab.tracing;
