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
 * The spans of a trace, each under the one that caused it.
 *
 * @param roots spans that name no parent, ordered by start; one in a whole trace
 * @param orphans spans whose parent is not in the trace, ordered by start; none in a whole trace
 * @param cycles spans that are their own ancestors, one for each circle; none in a whole trace
 */
public record TraceTree(List<TraceNode> roots, List<TraceNode> orphans, List<TraceNode> cycles) {

  /** Builds the tree; each span is in it exactly once, whatever the references say. */
  public static TraceTree of(Trace trace) {
    return new Builder(trace).build();
  }

  /** Works through lists and not by recursion: how deep a trace is, others decide. */
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
      List<TraceNode> roots = grown(span -> span.parent().isEmpty());
      List<TraceNode> orphans = grown(span -> parentOf(span) == null);
      return new TraceTree(roots, orphans, cycles());
    }

    private void addToParent(TraceSpan span) {
      span.parent()
          .map(parent -> key(parent.traceId(), parent.spanId()))
          .ifPresent(key -> childrenByParent.computeIfAbsent(key, k -> list()).add(span));
    }

    private List<TraceNode> grown(Predicate<TraceSpan> isTop) {
      return trace.spans().stream()
          .filter(span -> !placed.contains(span))
          .filter(isTop)
          .map(this::grow)
          .toList();
    }

    /** What is left hangs on circles: each is shown from one of its spans. */
    private List<TraceNode> cycles() {
      List<TraceNode> cycles = new ArrayList<>();
      for (TraceSpan span : trace.spans()) {
        if (!placed.contains(span)) {
          cycles.add(grow(onCircleAbove(span)));
        }
      }
      return List.copyOf(cycles);
    }

    private TraceSpan onCircleAbove(TraceSpan start) {
      Set<TraceSpan> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      TraceSpan span = start;
      while (seen.add(span)) {
        span = parentOf(span);
      }
      return span;
    }

    /** A span with all that is under it; nodes are made from the leaves upwards. */
    private TraceNode grow(TraceSpan top) {
      placed.add(top);
      List<TraceSpan> found = new ArrayList<>(List.of(top));
      IdentityHashMap<TraceSpan, List<TraceSpan>> children = new IdentityHashMap<>();
      for (int i = 0; i < found.size(); i++) {
        List<TraceSpan> under = children(found.get(i)).stream().filter(placed::add).toList();
        children.put(found.get(i), under);
        found.addAll(under);
      }
      IdentityHashMap<TraceSpan, TraceNode> nodes = new IdentityHashMap<>();
      for (int i = found.size() - 1; i >= 0; i--) {
        TraceSpan span = found.get(i);
        nodes.put(span, new TraceNode(span, children.get(span).stream().map(nodes::get).toList()));
      }
      return nodes.get(top);
    }

    private TraceSpan parentOf(TraceSpan span) {
      return span.parent().map(p -> byKey.get(key(p.traceId(), p.spanId()))).orElse(null);
    }

    private List<TraceSpan> children(TraceSpan span) {
      return childrenByParent.getOrDefault(key(span.traceId(), span.spanId()), List.of());
    }

    private static String key(String traceId, String spanId) {
      return traceId + '/' + spanId;
    }

    private static List<TraceSpan> list() {
      return new ArrayList<>();
    }
  }
}
