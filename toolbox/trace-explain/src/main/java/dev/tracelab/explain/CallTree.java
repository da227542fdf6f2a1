package dev.tracelab.explain;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A trace as the rules see it: every span once, below its parent. It may have several roots.
 *
 * @param all all spans, parents before children
 * @param roots spans without a parent
 * @param orphans spans whose parent is not in the trace
 * @param cycles one span of each cycle
 */
record CallTree(
    List<SpanNode> all, List<SpanNode> roots, List<SpanNode> orphans, List<SpanNode> cycles) {

  /** Reads a trace; its references may be incomplete or wrong. */
  public static CallTree of(Trace trace) {
    TraceTree tree = TraceTree.of(trace);
    List<SpanNode> all = new ArrayList<>();
    return new CallTree(
        all, grow(tree.roots(), all), grow(tree.orphans(), all), grow(tree.cycles(), all));
  }

  /** Grows without recursion, because a chain may be thousands of spans deep. */
  private static List<SpanNode> grow(List<TraceTree.Node> tops, List<SpanNode> all) {
    List<SpanNode> grown = new ArrayList<>();
    Deque<Pending> pending = new ArrayDeque<>();
    tops.forEach(top -> pending.addLast(new Pending(top, null)));
    while (!pending.isEmpty()) {
      Pending next = pending.removeFirst();
      SpanNode node = new SpanNode(next.node.span(), next.parent);
      all.add(node);
      if (next.parent == null) {
        grown.add(node);
      }
      next.node.children().forEach(child -> pending.addLast(new Pending(child, node)));
    }
    return grown;
  }

  private record Pending(TraceTree.Node node, SpanNode parent) {}

  /** Spans at the top of a tree, whatever the reason, the earliest first. */
  public List<SpanNode> tops() {
    return all.stream()
        .filter(node -> node.parent() == null)
        .sorted(Comparator.comparingLong(SpanNode::start))
        .toList();
  }

  /** The time from the first start to the last end in microseconds. */
  public long duration() {
    long start = all.stream().mapToLong(SpanNode::start).min().orElse(0);
    long end = all.stream().mapToLong(SpanNode::end).max().orElse(0);
    return end - start;
  }
}
