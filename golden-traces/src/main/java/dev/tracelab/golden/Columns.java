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

  /** The text, cut with an ellipsis where it is too long. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + '…';
  }

  /** The text without control characters, which a terminal might obey. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cc}", "�");
  }
}
