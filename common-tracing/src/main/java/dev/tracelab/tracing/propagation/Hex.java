package dev.tracelab.tracing.propagation;

/** Ids as lower-case hexadecimal digits. */
final class Hex {

  private Hex() {}

  /** Whether the text has one to {@code max} lower-case digits. */
  static boolean isDigits(String text, int max) {
    return isDigits(text, 0, text.length(), max);
  }

  /** Whether a part of the text has one to {@code max} lower-case digits and nothing else. */
  static boolean isDigits(String text, int from, int to, int max) {
    if (from >= to || to - from > max) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The number of up to 16 digits; 0 for none. */
  static long parse(String digits) {
    return parse(digits, 0, digits.length());
  }

  /** The number of up to 16 digits in a part of the text; 0 for none. */
  static long parse(String text, int from, int to) {
    return from >= to ? 0 : Long.parseUnsignedLong(text, from, to, 16);
  }

  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
