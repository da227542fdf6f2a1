package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One line of a printed tree.
 *
 * @param branch what is drawn before the operation
 */
record TreeRow(String branch, TraceSpan span) {

  /** Deeper than this the branches would push the names off the terminal: they stop growing. */
  private static final int DEEPEST_BRANCH = 42;

  /** The rows of a tree, the root's first. */
  static List<TreeRow> of(TraceNode root, String branch) {
    List<TreeRow> rows = new ArrayList<>();
    Deque<Open> open =
        new ArrayDeque<>(List.of(new Open(root, branch, " ".repeat(branch.length()))));
    while (!open.isEmpty()) {
      Open next = open.pop();
      rows.add(new TreeRow(next.branch(), next.node().span()));
      List<TraceNode> children = next.node().children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(next.child(children.get(i), i == children.size() - 1));
      }
    }
    return rows;
  }

  /** Columns that branch and operation take. */
  int width() {
    return branch.length() + span.operation().length() + (span.error() ? 2 : 0);
  }

  /** A node whose row is still to be written, and what is drawn before its children. */
  private record Open(TraceNode node, String branch, String indent) {

    Open child(TraceNode child, boolean last) {
      String corner = corner(child.span(), last);
      return new Open(child, indent + corner, deeper(indent, last ? "   " : "│  "));
    }
  }

  private static String corner(TraceSpan span, boolean last) {
    return (last ? "└" : "├") + (span.followsFrom() ? "┄ " : "─ ");
  }

  private static String deeper(String indent, String step) {
    return indent.length() < DEEPEST_BRANCH ? indent + step : indent;
  }
}
