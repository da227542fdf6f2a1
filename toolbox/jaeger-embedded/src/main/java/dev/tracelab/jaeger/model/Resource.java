package dev.tracelab.jaeger.model;

import java.util.Map;

/**
 * The process that reported spans.
 *
 * @param service the service's name, never empty
 * @param attributes the process tags without the name, sorted by key
 */
public record Resource(String service, Map<String, Value> attributes) {}
