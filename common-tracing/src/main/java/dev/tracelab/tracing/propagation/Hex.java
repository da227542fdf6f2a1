package dev.tracelab.tracing.propagation;

/** Ids as text: lower-case hexadecimal digits. */
final class Hex {

  private Hex() {}

  /** Whether there are one to {@code most} lower-case digits. */
  static boolean isDigits(String text, int most) {
    if (text.isEmpty() || text.length() > most) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are such digits and not all of them zero, which would stand for no id. */
  static boolean isId(String text, int most) {
    return isDigits(text, most) && !isZero(text);
  }

  /** The number of up to 16 digits; 0 for none. */
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
