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
    boolean wellFormed =
        Hex.isDigits(trace, 32)
            && Hex.isDigits(span, 16)
            && (parent.isEmpty() || Hex.isDigits(parent, 16));
    return wellFormed
        ? of(trace, 0, trace.length(), Hex.parse(span), Hex.parse(parent), state)
        : null;
  }

  /**
   * Reads a trace id that is a part of a text. Most requests have one: it is not copied.
   *
   * @param from where up to 32 lower-case hexadecimal digits begin
   * @param to where they end
   * @return null if an id is zero or the state unknown
   */
  static ExtractedContext of(
      String text, int from, int to, long span, long parent, SamplingState state) {
    int half = Math.max(from, to - 16);
    long high = Hex.parse(text, from, half);
    long low = Hex.parse(text, half, to);
    boolean hasIds = (high != 0 || low != 0) && span != 0;
    return hasIds && state != null
        ? new ExtractedContext(high, low, span, parent, state, false)
        : null;
  }

  /** A copy whose trace id is declared to be random. */
  ExtractedContext ofRandomId() {
    return new ExtractedContext(high, low, span, parent, state, true);
  }

  boolean hasTrace() {
    return high != 0 || low != 0;
  }
}
