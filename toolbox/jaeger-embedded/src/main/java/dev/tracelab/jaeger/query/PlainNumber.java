package dev.tracelab.jaeger.query;

/** Writes decimal numbers as Jaeger does: 3 rather than 3.0. */
final class PlainNumber {

  private static final double SHORT = 1e18;

  private PlainNumber() {}

  /** A number JSON can hold; NaN and infinity, for which it has no word, become strings. */
  static Object of(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < SHORT;
    return whole ? (Object) (long) value : (Object) value;
  }
}
