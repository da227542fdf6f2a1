package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;

/**
 * A span's reference to one that caused it.
 *
 * @param type whether the cause waited for it
 * @param traceId the trace of the cause, in hexadecimal digits
 * @param spanId the span id of the cause, in hexadecimal digits
 */
public record SpanReference(Type type, String traceId, String spanId) {

  /** OpenTracing's types of reference. */
  public enum Type {
    /** The parent depends on the span's result. */
    CHILD_OF,
    /** The parent caused the span and does not depend on its result. */
    FOLLOWS_FROM
  }

  /**
   * Returns one reference per cause. Jaeger stores FOLLOWS_FROM as a parent plus a link and may
   * return the cause with both types; then FOLLOWS_FROM is the true one.
   */
  static List<SpanReference> distinct(List<SpanReference> references) {
    List<SpanReference> distinct = new ArrayList<>();
    for (SpanReference reference : references) {
      int known = indexOfCause(distinct, reference);
      if (known < 0) {
        distinct.add(reference);
      } else if (distinct.get(known).type == Type.CHILD_OF) {
        distinct.set(known, reference);
      }
    }
    return List.copyOf(distinct);
  }

  private static int indexOfCause(List<SpanReference> references, SpanReference wanted) {
    for (int i = 0; i < references.size(); i++) {
      if (references.get(i).hasSameCause(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private boolean hasSameCause(SpanReference other) {
    return traceId.equals(other.traceId) && spanId.equals(other.spanId);
  }
}
