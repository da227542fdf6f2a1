package dev.tracelab.jaeger.model;

import java.util.List;

/**
 * Spans that arrived together from one process.
 *
 * @param resource the process
 * @param spans its spans in the order they arrived
 */
public record ResourceSpans(Resource resource, List<StoredSpan> spans) {}
