package dev.tracelab.tracing.propagation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8, as URLs and the values of baggage have it. */
final class Percent {

  private static final String PLAIN = "-._~:/@!$'()*";
  private static final String DIGITS = "0123456789ABCDEF";

  private Percent() {}

  /** Only characters that mean themselves to every reader, the rest encoded. */
  static String encode(String text) {
    return isPlain(text) ? text : encoded(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (each & 0xff))) {
        encoded.append((char) each);
      } else {
        encoded
            .append('%')
            .append(DIGITS.charAt((each >> 4) & 15))
            .append(DIGITS.charAt(each & 15));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char each) {
    return (each >= '0' && each <= '9')
        || (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || PLAIN.indexOf(each) >= 0;
  }

  /**
   * The text; null when a percent sign is not followed by two digits, or a character is not ASCII.
   */
  static String decode(String encoded) {
    if (isPlain(encoded)) {
      return encoded;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      int next = encoded.charAt(i);
      if (next == '%') {
        next = byteAt(encoded, i + 1);
        i += 2;
      } else if (next >= 128) {
        next = -1;
      }
      if (next < 0) {
        return null;
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int byteAt(String encoded, int index) {
    if (index + 1 >= encoded.length()) {
      return -1;
    }
    int high = Character.digit(encoded.charAt(index), 16);
    int low = Character.digit(encoded.charAt(index + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
