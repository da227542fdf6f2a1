package dev.tracelab.jaeger.model;

import java.util.List;
import java.util.Map;

/**
 * A finished span in the form Jaeger v2 keeps it: kind, status and log names are taken out of the
 * tags.
 *
 * @param traceId its trace
 * @param spanId its id
 * @param parentSpanId the parent's id, or zero for a root
 * @param operation the operation name
 * @param kind its role
 * @param startMicros its start in microseconds since 1970
 * @param durationMicros its duration in microseconds, never negative
 * @param attributes the tags, sorted by key
 * @param events the logs, sorted by name
 * @param links the references that are not the plain parent
 * @param status how it ended
 */
public record StoredSpan(
    TraceId traceId,
    long spanId,
    long parentSpanId,
    String operation,
    SpanKind kind,
    long startMicros,
    long durationMicros,
    Map<String, Value> attributes,
    List<SpanEvent> events,
    List<SpanLink> links,
    SpanStatus status) {

  private static final long NANOS_OF_MICRO = 1_000;

  /** Its end in microseconds since 1970. */
  public long endMicros() {
    return startMicros + durationMicros;
  }

  /**
   * Its end in nanoseconds since 1970. A span without a length ends a nanosecond after its start,
   * as the real Jaeger has it.
   */
  public long endNanos() {
    return durationMicros == 0 ? startMicros * NANOS_OF_MICRO + 1 : endMicros() * NANOS_OF_MICRO;
  }

  /** Whether it has no parent. */
  public boolean isRoot() {
    return parentSpanId == 0;
  }

  /** The same span under another id and another parent. */
  public StoredSpan withIds(long ownId, long parentId) {
    return new StoredSpan(
        traceId,
        ownId,
        parentId,
        operation,
        kind,
        startMicros,
        durationMicros,
        attributes,
        events,
        links,
        status);
  }
}
