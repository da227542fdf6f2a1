package dev.tracelab.golden;

/**
 * How a span names one that caused it.
 *
 * @param type whether the cause waited for it
 * @param traceId trace of the cause, in hexadecimal digits
 * @param spanId span that is the cause, in hexadecimal digits
 */
public record SpanReference(Type type, String traceId, String spanId) {

  /** The two kinds of reference OpenTracing knows. */
  public enum Type {
    /** The parent depends on the span's outcome. */
    CHILD_OF,
    /** The parent caused the span and did not wait for it. */
    FOLLOWS_FROM
  }

  /** Whether both name the same cause, be it by different types. */
  boolean sameCauseAs(SpanReference other) {
    return traceId.equals(other.traceId) && spanId.equals(other.spanId);
  }
}
