package dev.tracelab.golden;

import java.util.Iterator;
import java.util.List;

/**
 * One line of a printed tree.
 *
 * @param branch what is drawn before the operation
 */
record TreeRow(String branch, TraceSpan span) {

  /** Deeper than this the branches would push the names off the terminal: they stop growing. */
  private static final int DEEPEST_BRANCH = 42;

  /** Adds the rows of a tree, the root's first. */
  static void addRoot(List<TreeRow> rows, TraceNode root, String branch) {
    rows.add(new TreeRow(branch, root.span()));
    addChildren(rows, root, " ".repeat(branch.length()));
  }

  /** Columns that branch and operation take. */
  int width() {
    return branch.length() + span.operation().length() + (span.error() ? 2 : 0);
  }

  private static void addChildren(List<TreeRow> rows, TraceNode parent, String indent) {
    Iterator<TraceNode> children = parent.children().iterator();
    while (children.hasNext()) {
      TraceNode child = children.next();
      boolean last = !children.hasNext();
      rows.add(new TreeRow(indent + corner(child.span(), last), child.span()));
      addChildren(rows, child, deeper(indent, last ? "   " : "│  "));
    }
  }

  private static String corner(TraceSpan span, boolean last) {
    return (last ? "└" : "├") + (span.followsFrom() ? "┄ " : "─ ");
  }

  private static String deeper(String indent, String step) {
    return indent.length() < DEEPEST_BRANCH ? indent + step : indent;
  }
}
