package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The spans of a trace, each below its parent. A complete trace has one root and nothing else.
 *
 * @param roots spans without a parent, ordered by start
 * @param orphans spans whose parent is not in the trace, ordered by start
 * @param cycles spans that are their own ancestors, one for each cycle
 */
public record TraceTree(List<Node> roots, List<Node> orphans, List<Node> cycles) {

  /** Builds the tree; each span is in it exactly once, whatever its references are. */
  public static TraceTree of(Trace trace) {
    return new Builder(trace).build();
  }

  /**
   * A span and those it caused.
   *
   * @param children ordered by start
   */
  public record Node(TraceSpan span, List<Node> children) {

    /** Keeps a copy of the children. */
    public Node {
      children = List.copyOf(children);
    }

    /** Returns the number of spans in this subtree, itself included. */
    public int size() {
      return TreeWalk.preOrder(List.of(this), Node::children).size();
    }
  }

  private static final class Builder {
    private final Trace trace;
    private final Map<String, TraceSpan> byKey = new HashMap<>();
    private final Map<String, List<TraceSpan>> childrenByParent = new HashMap<>();
    private final Set<TraceSpan> placed = Collections.newSetFromMap(new IdentityHashMap<>());

    Builder(Trace trace) {
      this.trace = trace;
      trace.spans().forEach(span -> byKey.putIfAbsent(key(span.traceId(), span.spanId()), span));
      trace.spans().forEach(this::addToParent);
    }

    TraceTree build() {
      List<Node> roots = grown(span -> span.parent().isEmpty());
      List<Node> orphans = grown(span -> parentOf(span) == null);
      return new TraceTree(roots, orphans, cycles());
    }

    private void addToParent(TraceSpan span) {
      span.parent()
          .map(parent -> key(parent.traceId(), parent.spanId()))
          .ifPresent(
              key -> childrenByParent.computeIfAbsent(key, k -> new ArrayList<>()).add(span));
    }

    private List<Node> grown(Predicate<TraceSpan> isTop) {
      return trace.spans().stream()
          .filter(span -> !placed.contains(span))
          .filter(isTop)
          .map(this::grow)
          .toList();
    }

    /** What is left belongs to cycles; each is shown from one of its spans. */
    private List<Node> cycles() {
      List<Node> cycles = new ArrayList<>();
      for (TraceSpan span : trace.spans()) {
        if (!placed.contains(span)) {
          cycles.add(grow(onCycleAbove(span)));
        }
      }
      return List.copyOf(cycles);
    }

    private TraceSpan onCycleAbove(TraceSpan start) {
      Set<TraceSpan> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      TraceSpan span = start;
      while (seen.add(span)) {
        span = parentOf(span);
      }
      return span;
    }

    private Node grow(TraceSpan top) {
      placed.add(top);
      return TreeWalk.transform(
          top, span -> children(span).stream().filter(placed::add).toList(), Node::new);
    }

    private TraceSpan parentOf(TraceSpan span) {
      return span.parent().map(p -> byKey.get(key(p.traceId(), p.spanId()))).orElse(null);
    }

    /** Taken by the first that asks: of several spans with one id, only one has the children. */
    private List<TraceSpan> children(TraceSpan span) {
      List<TraceSpan> children = childrenByParent.remove(key(span.traceId(), span.spanId()));
      return children == null ? List.of() : children;
    }

    private static String key(String traceId, String spanId) {
      return traceId + '/' + spanId;
    }
  }
}
