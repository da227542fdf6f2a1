package dev.tracelab.golden;

import java.util.List;

/** Writes golden texts with aligned columns; a comparison adds a margin and notes. */
final class GoldenWriter {

  private GoldenWriter() {}

  /** Writes the text that {@link GoldenParser} reads. */
  static String write(GoldenSpan root) {
    return write(
        TreeWalk.preOrder(List.of(root), GoldenSpan::children).stream()
            .map(visit -> new Line("", visit.depth(), visit.node(), ""))
            .toList());
  }

  static String write(List<Line> lines) {
    int operation = lines.stream().mapToInt(Line::operationWidth).max().orElse(0);
    int service = lines.stream().mapToInt(line -> line.span().service().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.write(operation, service)).append('\n'));
    return text.toString();
  }

  /**
   * A line to write, without the span's children.
   *
   * @param margin is put before the indentation
   * @param note is put at the end, after an arrow; empty for none
   */
  record Line(String margin, int depth, GoldenSpan span, String note) {

    private int operationWidth() {
      return 2 * depth + span.operation().length();
    }

    private String write(int operation, int service) {
      String indented = "  ".repeat(depth) + span.operation();
      String columns =
          margin
              + TreeColumns.left(indented, operation + 2)
              + TreeColumns.left(span.service(), service + 2)
              + TreeColumns.left(span.kind().text(), SpanKind.INTERNAL.text().length() + 2);
      String arrow = note.isEmpty() ? "" : "  ← " + note;
      return (columns + String.join("  ", span.marks())).stripTrailing() + arrow;
    }
  }
}
