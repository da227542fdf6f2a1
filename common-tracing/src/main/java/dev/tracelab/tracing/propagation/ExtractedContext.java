package dev.tracelab.tracing.propagation;

/**
 * A caller's trace context, as read from its headers.
 *
 * @param high the upper half of the trace id; 0 if it has 64 bits
 * @param low the lower half; both halves are 0 if only a sampling state was sent
 * @param span the caller's span id
 * @param parent the id of that span's parent; 0 if unknown
 * @param isRandom whether the caller declares the trace id to be random
 */
record ExtractedContext(
    long high, long low, long span, long parent, SamplingState state, boolean isRandom) {

  /** The sampling state for a trace that starts here. */
  static ExtractedContext only(SamplingState state) {
    return new ExtractedContext(0, 0, 0, 0, state, false);
  }

  /**
   * Reads ids.
   *
   * @param parent may be empty
   * @return null if an id is not lower-case hexadecimal, is too long or is zero
   */
  static ExtractedContext of(String trace, String span, String parent, SamplingState state) {
    if (state == null || !Hex.isId(trace, 32) || !Hex.isId(span, 16) || !isParent(parent)) {
      return null;
    }
    int half = Math.max(0, trace.length() - 16);
    return new ExtractedContext(
        Hex.parse(trace, 0, half),
        Hex.parse(trace, half, trace.length()),
        Hex.parse(span),
        Hex.parse(parent),
        state,
        false);
  }

  /** A copy whose trace id is declared to be random. */
  ExtractedContext ofRandomId() {
    return new ExtractedContext(high, low, span, parent, state, true);
  }

  boolean hasTrace() {
    return high != 0 || low != 0;
  }

  private static boolean isParent(String parent) {
    return parent.isEmpty() || Hex.isDigits(parent, 16);
  }
}
