package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;

/** Writes golden texts with aligned columns, with a margin where a comparison wants one. */
final class GoldenWriter {

  private GoldenWriter() {}

  /** The text of a golden: what {@link GoldenParser} reads. */
  static String write(GoldenSpan root) {
    List<Line> lines = new ArrayList<>();
    addTo(lines, root, 0);
    return write(lines);
  }

  /** These lines, aligned to one another. */
  static String write(List<Line> lines) {
    int operation = lines.stream().mapToInt(Line::operationWidth).max().orElse(0);
    int service = lines.stream().mapToInt(line -> line.span().service().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.write(operation, service)).append('\n'));
    return text.toString();
  }

  private static void addTo(List<Line> lines, GoldenSpan span, int depth) {
    lines.add(new Line("", depth, span, ""));
    span.children().forEach(child -> addTo(lines, child, depth + 1));
  }

  /**
   * A line to write; the children of its span are not looked at.
   *
   * @param margin stands before the indentation
   * @param note stands at the end, after an arrow; empty for none
   */
  record Line(String margin, int depth, GoldenSpan span, String note) {

    private int operationWidth() {
      return 2 * depth + span.operation().length();
    }

    private String write(int operation, int service) {
      String indented = "  ".repeat(depth) + span.operation();
      String columns =
          margin
              + Columns.left(indented, operation + 2)
              + Columns.left(span.service(), service + 2)
              + Columns.left(span.kind().text(), SpanKind.INTERNAL.text().length() + 2);
      String arrow = note.isEmpty() ? "" : "  ← " + note;
      return (columns + String.join("  ", span.marks())).stripTrailing() + arrow;
    }
  }
}
