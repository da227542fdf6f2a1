package dev.tracelab.golden;

/** Tag values in golden texts: bare where that is clear, else between double quotes. */
final class Quoted {

  private Quoted() {}

  /** The value as it is written after {@code key=}. */
  static String write(String value) {
    boolean bare = !value.isEmpty() && value.chars().noneMatch(Quoted::needsQuotes);
    return bare
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** The value that was written, be it quoted or bare. */
  static String read(String text) {
    if (text.length() < 2 || text.charAt(0) != '"') {
      return text;
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      boolean escape = text.charAt(i) == '\\';
      i += escape ? 1 : 0;
      value.append(escape && text.charAt(i) == 'n' ? '\n' : text.charAt(i));
    }
    return value.toString();
  }

  private static boolean needsQuotes(int c) {
    return c == '"' || c == '\\' || Character.isWhitespace(c);
  }
}
