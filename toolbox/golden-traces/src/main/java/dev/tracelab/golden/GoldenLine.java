package dev.tracelab.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a golden text: the columns operation, service and kind, then marks. */
record GoldenLine(String operation, String service, SpanKind kind, Map<String, String> marks) {

  static final String FOLLOWS_FROM = "follows_from";
  static final String ERROR = "error";

  private static final Pattern COLUMNS =
      Pattern.compile(
          "(?<operation>\\S+(?: \\S+)*) {2,}(?<service>\\S+) +(?<kind>\\S+)(?<marks>.*)");

  private static final Pattern MARK =
      Pattern.compile(
          "\\s+(?:(?<key>[^\\s=\"]+)=(?<value>\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)|(?<word>\\S+))");

  /** Parses a line without its indentation. */
  static GoldenLine parse(String line, int number) {
    Matcher columns = COLUMNS.matcher(line);
    if (!columns.matches()) {
      throw new InvalidGolden(
          number, "write operation, service and kind, with two spaces after the operation.");
    }
    return new GoldenLine(
        columns.group("operation"),
        columns.group("service"),
        kind(columns.group("kind"), number),
        marks(columns.group("marks"), number));
  }

  private static SpanKind kind(String text, int number) {
    SpanKind kind = SpanKind.of(text);
    if (!kind.text().equals(text)) {
      throw new InvalidGolden(
          number,
          "\"" + text + "\" is not a kind; use internal, server, client, producer or consumer.");
    }
    return kind;
  }

  /** A word is stored with an empty value; a tag's value is never empty unless it is quoted. */
  private static Map<String, String> marks(String text, int number) {
    Map<String, String> marks = new LinkedHashMap<>();
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      String word = mark.group("word");
      if (word == null) {
        marks.put(mark.group("key"), unquote(mark.group("value")));
      } else if (word.equals(FOLLOWS_FROM) || word.equals(ERROR)) {
        marks.put(word, "");
      } else {
        throw new InvalidGolden(
            number, "\"" + word + "\" is not a mark; use follows_from, error or key=value.");
      }
    }
    return marks;
  }

  /** Writes a tag value: bare where that is unambiguous, otherwise in double quotes. */
  static String quote(String value) {
    boolean bare = !value.isEmpty() && value.chars().noneMatch(GoldenLine::needsQuotes);
    return bare
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static boolean needsQuotes(int c) {
    return c == '"' || c == '\\' || Character.isWhitespace(c);
  }

  private static String unquote(String text) {
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

  GoldenSpan toSpan(List<GoldenSpan> children) {
    Map<String, String> tags = new LinkedHashMap<>(marks);
    boolean followsFrom = tags.remove(FOLLOWS_FROM, "");
    boolean error = tags.remove(ERROR, "");
    return new GoldenSpan(operation, service, kind, followsFrom, error, tags, children);
  }
}
