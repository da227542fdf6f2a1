package dev.tracelab.jaeger.model;

import java.util.List;
import java.util.Map;

/**
 * Spans that one process reported together.
 *
 * @param resource the process
 * @param spans its spans in the order they arrived
 */
public record ResourceSpans(Resource resource, List<StoredSpan> spans) {

  /**
   * A process that reports spans.
   *
   * @param service the service's name, never empty
   * @param attributes the process tags without the name, sorted by key
   */
  public record Resource(String service, Map<String, Value> attributes) {}
}
