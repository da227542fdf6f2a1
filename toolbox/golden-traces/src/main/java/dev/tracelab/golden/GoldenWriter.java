package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes golden texts with aligned columns, with a margin where a comparison wants one. */
final class GoldenWriter {

  private GoldenWriter() {}

  /** The text of a golden: what {@link GoldenParser} reads. */
  static String write(GoldenSpan root) {
    List<Line> lines = new ArrayList<>();
    Deque<Line> open = new ArrayDeque<>(List.of(new Line("", 0, root, "")));
    while (!open.isEmpty()) {
      Line line = open.pop();
      lines.add(line);
      List<GoldenSpan> children = line.span().children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(new Line("", line.depth() + 1, children.get(i), ""));
      }
    }
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
