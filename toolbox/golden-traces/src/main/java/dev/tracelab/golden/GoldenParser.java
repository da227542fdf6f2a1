package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads golden texts; {@link Golden} tells their form. */
final class GoldenParser {

  private final Deque<OpenSpan> open = new ArrayDeque<>();
  private GoldenSpan root;
  private int lineNumber;

  private GoldenParser() {}

  /** The root span of the text. */
  static GoldenSpan parse(String text) {
    return new GoldenParser().read(text);
  }

  private GoldenSpan read(String text) {
    for (String line : text.split("\\R", -1)) {
      lineNumber++;
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        add(GoldenLine.parse(content, lineNumber), depth(line));
      }
    }
    closeDownTo(0);
    if (root == null) {
      throw new InvalidGolden(lineNumber, "the text describes no span.");
    }
    return root;
  }

  private int depth(String line) {
    int blanks = line.length() - line.stripLeading().length();
    if (blanks % 2 != 0 || line.substring(0, blanks).contains("\t")) {
      throw new InvalidGolden(lineNumber, "indent by two blanks for each level.");
    }
    return blanks / 2;
  }

  private void add(GoldenLine line, int depth) {
    if (depth > open.size()) {
      throw new InvalidGolden(lineNumber, "indented deeper than one level below its parent.");
    }
    closeDownTo(depth);
    if (root != null) {
      throw new InvalidGolden(lineNumber, "a second root; a golden describes one trace.");
    }
    open.push(new OpenSpan(line, new ArrayList<>()));
  }

  private void closeDownTo(int depth) {
    while (open.size() > depth) {
      GoldenSpan closed = open.pop().close();
      if (open.isEmpty()) {
        root = closed;
      } else {
        open.peek().children().add(closed);
      }
    }
  }

  /** A span whose children are still being read. */
  private record OpenSpan(GoldenLine line, List<GoldenSpan> children) {

    GoldenSpan close() {
      return line.with(List.copyOf(children));
    }
  }
}
