package dev.tracelab.tracing.propagation;

/** Ids as lower-case hexadecimal digits. */
final class Hex {

  private Hex() {}

  /** Whether the text has one to {@code max} lower-case digits. */
  static boolean isDigits(String text, int max) {
    if (text.isEmpty() || text.length() > max) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is such digits and not zero, which is no valid id. */
  static boolean isId(String text, int max) {
    return isDigits(text, max) && !isZero(text);
  }

  /** The number of up to 16 digits; 0 for an empty text. */
  static long parse(String digits) {
    return parse(digits, 0, digits.length());
  }

  static long parse(String digits, int from, int to) {
    return from == to ? 0 : Long.parseUnsignedLong(digits, from, to, 16);
  }

  private static boolean isZero(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
