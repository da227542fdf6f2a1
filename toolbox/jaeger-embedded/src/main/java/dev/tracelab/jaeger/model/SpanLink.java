package dev.tracelab.jaeger.model;

/**
 * A reference to another span beside the plain parent.
 *
 * @param traceId the trace of the other span
 * @param spanId the other span
 * @param type how this span depends on the other
 */
public record SpanLink(TraceId traceId, long spanId, ReferenceType type) {}
