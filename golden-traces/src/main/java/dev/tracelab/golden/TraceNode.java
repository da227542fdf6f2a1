package dev.tracelab.golden;

import java.util.List;

/**
 * A span and what it caused.
 *
 * @param span the span itself
 * @param children ordered by start
 */
public record TraceNode(TraceSpan span, List<TraceNode> children) {

  /** Keeps a copy of the children. */
  public TraceNode {
    children = List.copyOf(children);
  }

  /** Number of spans in this subtree, itself included. */
  public int size() {
    return 1 + children.stream().mapToInt(TraceNode::size).sum();
  }
}
