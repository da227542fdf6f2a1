package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    return withAllBelow().size();
  }

  /** This node and all below it, each before its children. */
  List<TraceNode> withAllBelow() {
    List<TraceNode> all = new ArrayList<>();
    Deque<TraceNode> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      TraceNode node = open.pop();
      all.add(node);
      for (int i = node.children().size() - 1; i >= 0; i--) {
        open.push(node.children().get(i));
      }
    }
    return all;
  }
}
