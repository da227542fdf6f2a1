package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Walks trees without recursion, because a trace from elsewhere may be arbitrarily deep. */
final class TreeWalk {

  private TreeWalk() {}

  /** Returns the nodes of trees in pre-order; {@code children} is called once for each. */
  static <T> List<Visit<T>> preOrder(List<T> roots, Function<T, List<T>> children) {
    List<Visit<T>> visits = new ArrayList<>();
    Deque<Visit<T>> open = new ArrayDeque<>();
    push(open, roots, null, 0);
    while (!open.isEmpty()) {
      Visit<T> visit = open.pop();
      visits.add(visit);
      push(open, children.apply(visit.node), visit.node, visit.depth + 1);
    }
    return visits;
  }

  private static <T> void push(Deque<Visit<T>> open, List<T> nodes, T parent, int depth) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      open.push(new Visit<>(nodes.get(i), parent, depth));
    }
  }

  /** Builds a copy of a tree in another form, each node from its copied children. */
  static <T, R> R transform(
      T root, Function<T, List<T>> children, BiFunction<T, List<R>, R> build) {
    IdentityHashMap<T, List<T>> below = new IdentityHashMap<>();
    List<Visit<T>> visits = preOrder(List.of(root), node -> below.computeIfAbsent(node, children));
    IdentityHashMap<T, R> built = new IdentityHashMap<>();
    for (int i = visits.size() - 1; i >= 0; i--) {
      T node = visits.get(i).node;
      built.put(node, build.apply(node, below.get(node).stream().map(built::get).toList()));
    }
    return built.get(root);
  }

  /**
   * A node in its tree.
   *
   * @param parent null for a root
   * @param depth 0 for a root
   */
  record Visit<T>(T node, T parent, int depth) {}
}
