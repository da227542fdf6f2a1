package dev.tracelab.jaeger.model;

import java.util.Map;

/**
 * A moment within a span: what OpenTracing calls a log.
 *
 * @param micros when, in microseconds since 1970
 * @param name the log field {@code event}, or the empty string
 * @param attributes the other log fields, sorted by key
 */
public record SpanEvent(long micros, String name, Map<String, Value> attributes) {}
