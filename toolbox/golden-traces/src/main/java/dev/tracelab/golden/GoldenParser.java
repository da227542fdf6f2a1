package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Parses golden texts, whose format {@link Golden} describes. */
final class GoldenParser {

  private final Deque<OpenSpan> open = new ArrayDeque<>();
  private GoldenSpan root;
  private int lineNumber;

  private GoldenParser() {}

  /** Returns the root span of the text. */
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
    int spaces = line.length() - line.stripLeading().length();
    if (spaces % 2 != 0 || line.substring(0, spaces).contains("\t")) {
      throw new InvalidGolden(lineNumber, "indent by two spaces per level.");
    }
    return spaces / 2;
  }

  private void add(GoldenLine line, int depth) {
    if (depth > open.size()) {
      throw new InvalidGolden(lineNumber, "indented more than one level below its parent.");
    }
    closeDownTo(depth);
    if (root != null) {
      throw new InvalidGolden(lineNumber, "a second root span; a golden describes one trace.");
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
      return line.toSpan(List.copyOf(children));
    }
  }
}
