package dev.tracelab.golden;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One finished span, wherever it was read.
 *
 * @param traceId hexadecimal digits, 16 or 32
 * @param spanId 16 hexadecimal digits
 * @param service name of the process that reported it
 * @param operation what the span is called
 * @param kind its role; internal where it says nothing
 * @param startMicros microseconds since 1970
 * @param durationMicros microseconds
 * @param tags all tags, values as they were read
 * @param logs in the order they were written
 * @param references causes, at most one for each span; see {@link References}
 * @param error whether the span says that it failed
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
    List<SpanLog> logs,
    List<SpanReference> references,
    boolean error) {

  /** Keeps copies of the collections. */
  public TraceSpan {
    tags = Map.copyOf(tags);
    logs = List.copyOf(logs);
    references = References.normalised(references);
  }

  /**
   * The reference that places this span in the tree: the first CHILD_OF, else the first of all. One
   * to another trace does not, it is a link.
   */
  public Optional<SpanReference> parent() {
    List<SpanReference> causes =
        references.stream().filter(reference -> reference.traceId().equals(traceId)).toList();
    return causes.stream()
        .filter(reference -> reference.type() == SpanReference.Type.CHILD_OF)
        .findFirst()
        .or(() -> causes.stream().findFirst());
  }

  /** Whether the span was caused by its parent without the parent waiting for it. */
  public boolean followsFrom() {
    return parent().filter(p -> p.type() == SpanReference.Type.FOLLOWS_FROM).isPresent();
  }

  /** When the span ended, in microseconds since 1970. */
  public long endMicros() {
    return startMicros + durationMicros;
  }
}
