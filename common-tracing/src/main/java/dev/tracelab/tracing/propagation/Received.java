package dev.tracelab.tracing.propagation;

/**
 * What a caller's headers say of its trace.
 *
 * @param high the upper half of the trace's id; 0 for one of 64 bits
 * @param low the lower half; 0 together with {@code high} when only a decision was sent
 * @param span the caller's span
 * @param parent that span's parent; 0 when not said
 * @param isRandom whether the caller says that the trace's id was made at random
 */
record Received(long high, long low, long span, long parent, Decision decision, boolean isRandom) {

  /** A decision about a trace that the receiver is to begin. */
  static Received only(Decision decision) {
    return new Received(0, 0, 0, 0, decision, false);
  }

  /**
   * Reads ids.
   *
   * @param parent may be empty
   * @return null when one of them is not lower-case hexadecimal, too long, or stands for no id
   */
  static Received of(String trace, String span, String parent, Decision decision) {
    if (decision == null || !Hex.isId(trace, 32) || !Hex.isId(span, 16) || !isParent(parent)) {
      return null;
    }
    int half = Math.max(0, trace.length() - 16);
    return new Received(
        Hex.parse(trace, 0, half),
        Hex.parse(trace, half, trace.length()),
        Hex.parse(span),
        Hex.parse(parent),
        decision,
        false);
  }

  /** The same, of a caller who says that the trace's id was made at random. */
  Received ofRandomId() {
    return new Received(high, low, span, parent, decision, true);
  }

  boolean hasTrace() {
    return high != 0 || low != 0;
  }

  private static boolean isParent(String parent) {
    return parent.isEmpty() || Hex.isDigits(parent, 16);
  }
}
