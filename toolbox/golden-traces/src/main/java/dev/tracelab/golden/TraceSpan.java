package dev.tracelab.golden;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished span, whatever it was read from.
 *
 * @param traceId hexadecimal digits, 16 or 32
 * @param spanId 16 hexadecimal digits
 * @param service the name of the process that reported it
 * @param operation its name
 * @param kind its role; internal if it has none
 * @param startMicros its start in microseconds since 1970
 * @param durationMicros its duration in microseconds
 * @param tags all tags, with values as they were read
 * @param logs in the order they were written
 * @param references its causes, at most one reference for each
 * @param error whether it is marked as failed
 */
public record TraceSpan(
    String traceId,
    String spanId,
    String service,
    String operation,
    SpanKind kind,
    long startMicros,
    long durationMicros,
    Map<String, Object> tags,
    List<Log> logs,
    List<SpanReference> references,
    boolean error) {

  /** Keeps copies of the collections. */
  public TraceSpan {
    tags = Map.copyOf(tags);
    logs = List.copyOf(logs);
    references = SpanReference.distinct(references);
  }

  /**
   * Returns the reference to its parent: the first CHILD_OF, else the first of any type. References
   * to another trace are links, not parents.
   */
  public Optional<SpanReference> parent() {
    List<SpanReference> causes =
        references.stream().filter(reference -> reference.traceId().equals(traceId)).toList();
    return causes.stream()
        .filter(reference -> reference.type() == SpanReference.Type.CHILD_OF)
        .findFirst()
        .or(() -> causes.stream().findFirst());
  }

  /** Returns whether its parent caused it without waiting for it. */
  public boolean followsFrom() {
    return parent().filter(p -> p.type() == SpanReference.Type.FOLLOWS_FROM).isPresent();
  }

  /** Returns its end in microseconds since 1970. */
  public long endMicros() {
    return startMicros + durationMicros;
  }

  /**
   * One log entry of a span.
   *
   * @param micros its time in microseconds since 1970
   * @param fields its fields, never null
   */
  public record Log(long micros, Map<String, Object> fields) {

    /** Keeps a copy of the fields. */
    public Log {
      fields = Map.copyOf(fields);
    }
  }
}
