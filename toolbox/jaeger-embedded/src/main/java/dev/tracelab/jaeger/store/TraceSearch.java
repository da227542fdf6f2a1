package dev.tracelab.jaeger.store;

import java.util.Map;

/**
 * What is searched for. A trace is found if one of its spans fits all that is asked.
 *
 * @param service the service's name, or the empty string for any
 * @param operation the operation name, or the empty string for any
 * @param attributes tags by key, values as text; {@code error}, {@code span.kind}, {@code
 *     span.status} and keys that begin with {@code resource.} have Jaeger's meaning
 * @param startMicros when the span began, in microseconds since 1970
 * @param durationMicros how long it took, in microseconds
 * @param depth the most traces wanted, at least 1
 */
public record TraceSearch(
    String service,
    String operation,
    Map<String, String> attributes,
    Range startMicros,
    Range durationMicros,
    int depth) {

  /**
   * Numbers from one to another, both included.
   *
   * @param min the least
   * @param max the greatest
   */
  public record Range(long min, long max) {
    boolean holds(long number) {
      return min <= number && number <= max;
    }
  }
}
