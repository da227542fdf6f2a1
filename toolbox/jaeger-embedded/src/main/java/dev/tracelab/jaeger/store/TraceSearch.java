package dev.tracelab.jaeger.store;

import java.util.Map;

/**
 * A search for traces. A trace matches if one of its spans meets all conditions.
 *
 * @param service the service's name, or the empty string for any
 * @param operation the operation name, or the empty string for any
 * @param attributes tags by key, values as text; {@code error}, {@code span.kind}, {@code
 *     span.status} and keys that begin with {@code resource.} have Jaeger's meaning
 * @param startMicros the span's start, in microseconds since 1970
 * @param durationMicros the span's duration, in microseconds
 * @param depth the maximum number of traces to return, at least 1
 */
public record TraceSearch(
    String service,
    String operation,
    Map<String, String> attributes,
    Range startMicros,
    Range durationMicros,
    int depth) {

  /**
   * A range of numbers.
   *
   * @param min the lowest, inclusive
   * @param max the highest, inclusive
   */
  public record Range(long min, long max) {
    boolean contains(long number) {
      return min <= number && number <= max;
    }
  }
}
