package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * One row of a printed tree.
 *
 * @param branch the lines drawn before the operation
 */
record TreeRow(String branch, TraceSpan span) {

  /** Branches do not grow further, or a deep tree would push the names off the terminal. */
  private static final int MAX_INDENT = 42;

  private static final int FIRST_ERROR_STATUS = 400;

  /** Returns the rows of a tree, the root's first. */
  static List<TreeRow> of(TraceTree.Node root, String branch) {
    List<TreeRow> rows = new ArrayList<>();
    Deque<Open> open =
        new ArrayDeque<>(List.of(new Open(root, branch, " ".repeat(branch.length()))));
    while (!open.isEmpty()) {
      Open next = open.pop();
      rows.add(new TreeRow(next.branch(), next.node().span()));
      List<TraceTree.Node> children = next.node().children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(next.child(children.get(i), i == children.size() - 1));
      }
    }
    return rows;
  }

  /** A node whose row is still to be written, and the lines before its children. */
  private record Open(TraceTree.Node node, String branch, String indent) {

    Open child(TraceTree.Node child, boolean last) {
      String corner = (last ? "└" : "├") + (child.span().followsFrom() ? "┄ " : "─ ");
      String deeper = indent.length() < MAX_INDENT ? indent + (last ? "   " : "│  ") : indent;
      return new Open(child, indent + corner, deeper);
    }
  }

  /** Returns the width of branch and operation. */
  int width() {
    return branch.length() + span.operation().length() + (span.error() ? 2 : 0);
  }

  /**
   * Returns what went wrong at a glance: an HTTP status from 400 on, and the outcome or else the
   * first line of the error, as in {@code 402 payment-declined}. Empty for a successful span.
   */
  String badge() {
    List<String> parts = new ArrayList<>();
    String status = Objects.toString(span.tags().get("http.status_code"), "");
    if (status.matches("\\d{3}") && Integer.parseInt(status) >= FIRST_ERROR_STATUS) {
      parts.add(status);
    }
    String outcome = Objects.toString(span.tags().get("outcome"), "");
    if (!outcome.isEmpty()) {
      parts.add(outcome);
    } else if (span.error()) {
      parts.add(errorMessage());
    }
    return TreeColumns.printable(String.join(" ", parts).strip());
  }

  private String errorMessage() {
    return span.logs().stream()
        .map(log -> log.fields().getOrDefault("message", log.fields().get("error.kind")))
        .filter(Objects::nonNull)
        .map(message -> message.toString().strip().split("\\R", 2)[0])
        .findFirst()
        .orElse("");
  }
}
