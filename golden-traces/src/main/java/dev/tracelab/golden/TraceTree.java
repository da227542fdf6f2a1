package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The spans of a trace, each under the one that caused it.
 *
 * @param roots spans that name no parent, ordered by start; one in a whole trace
 * @param orphans spans whose parent is not in the trace, ordered by start; none in a whole trace
 */
public record TraceTree(List<TraceNode> roots, List<TraceNode> orphans) {

  /** Builds the tree. Spans that name each other in a circle end up among the orphans. */
  public static TraceTree of(Trace trace) {
    return new Builder(trace).build();
  }

  /** Takes each span exactly once, whatever the references say. */
  private static final class Builder {
    private final Trace trace;
    private final Set<String> known = new HashSet<>();
    private final Map<String, List<TraceSpan>> childrenByParent = new HashMap<>();
    private final Set<TraceSpan> placed = Collections.newSetFromMap(new IdentityHashMap<>());

    Builder(Trace trace) {
      this.trace = trace;
      trace.spans().forEach(span -> known.add(key(span.traceId(), span.spanId())));
      trace.spans().forEach(this::addToParent);
    }

    TraceTree build() {
      List<TraceNode> roots = nodes(trace.spans().stream().filter(this::isRoot).toList());
      List<TraceNode> orphans = nodes(trace.spans().stream().filter(this::isOrphan).toList());
      List<TraceNode> circles = nodes(trace.spans());
      return new TraceTree(roots, Stream.of(orphans, circles).flatMap(List::stream).toList());
    }

    private void addToParent(TraceSpan span) {
      span.parent()
          .map(parent -> key(parent.traceId(), parent.spanId()))
          .ifPresent(key -> childrenByParent.computeIfAbsent(key, k -> list()).add(span));
    }

    private boolean isRoot(TraceSpan span) {
      return span.parent().isEmpty();
    }

    private boolean isOrphan(TraceSpan span) {
      return span.parent().filter(p -> !known.contains(key(p.traceId(), p.spanId()))).isPresent();
    }

    private List<TraceNode> nodes(List<TraceSpan> spans) {
      List<TraceNode> nodes = new ArrayList<>();
      for (TraceSpan span : spans) {
        if (placed.add(span)) {
          nodes.add(new TraceNode(span, nodes(children(span))));
        }
      }
      return List.copyOf(nodes);
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
