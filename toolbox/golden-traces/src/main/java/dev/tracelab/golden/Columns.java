package dev.tracelab.golden;

/** Text of a given width. */
final class Columns {

  private Columns() {}

  /** The text with blanks after it. */
  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** The text with blanks before it. */
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** The text, shortened at its end where it is too long. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + '…';
  }

  /** The text, shortened in its middle where it is too long: names differ at both ends. */
  static String shorten(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int kept = Math.max(0, width - 1);
    int end = kept / 2;
    return text.substring(0, kept - end) + '…' + text.substring(text.length() - end);
  }

  /** The text without control characters, which a terminal might obey. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cc}", "�");
  }
}
