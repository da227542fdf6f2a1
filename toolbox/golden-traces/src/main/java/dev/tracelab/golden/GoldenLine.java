package dev.tracelab.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a golden text: the columns operation, service and kind, then marks. */
record GoldenLine(
    String operation,
    String service,
    SpanKind kind,
    boolean followsFrom,
    boolean error,
    Map<String, String> tags) {

  private static final Pattern COLUMNS =
      Pattern.compile(
          "(?<operation>\\S+(?: \\S+)*) {2,}(?<service>\\S+) +(?<kind>\\S+)(?<marks>.*)");
  private static final Pattern MARK =
      Pattern.compile(
          "\\s+(?:(?<key>[^\\s=\"]+)=(?<value>\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)|(?<word>\\S+))");

  /** Reads a line without its indentation. */
  static GoldenLine parse(String line, int number) {
    Matcher columns = COLUMNS.matcher(line);
    if (!columns.matches()) {
      throw new InvalidGolden(
          number, "write operation, service and kind, with two blanks after the operation.");
    }
    Map<String, String> marks = marks(columns.group("marks"), number);
    return new GoldenLine(
        columns.group("operation"),
        columns.group("service"),
        kind(columns.group("kind"), number),
        marks.remove("follows_from", ""),
        marks.remove("error", ""),
        marks);
  }

  GoldenSpan with(List<GoldenSpan> children) {
    return new GoldenSpan(operation, service, kind, followsFrom, error, tags, children);
  }

  private static SpanKind kind(String text, int number) {
    SpanKind kind = SpanKind.of(text);
    if (!kind.text().equals(text)) {
      throw new InvalidGolden(
          number, "\"" + text + "\" is no kind: internal, server, client, producer or consumer.");
    }
    return kind;
  }

  /** Words stand with an empty value, tags with their value, which is never empty unless quoted. */
  private static Map<String, String> marks(String text, int number) {
    Map<String, String> marks = new LinkedHashMap<>();
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      String word = mark.group("word");
      if (word == null) {
        marks.put(mark.group("key"), Quoted.read(mark.group("value")));
      } else if (word.equals("follows_from") || word.equals("error")) {
        marks.put(word, "");
      } else {
        throw new InvalidGolden(
            number, "\"" + word + "\" is no mark: follows_from, error, or key=value of a tag.");
      }
    }
    return marks;
  }
}
