package dev.tracelab.golden;

import java.util.Map;

/**
 * One moment within a span.
 *
 * @param micros microseconds since 1970
 * @param fields what was noted, never null
 */
public record SpanLog(long micros, Map<String, Object> fields) {

  /** Keeps a copy of the fields. */
  public SpanLog {
    fields = Map.copyOf(fields);
  }
}
