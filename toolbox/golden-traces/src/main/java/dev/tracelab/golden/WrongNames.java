package dev.tracelab.golden;

import dev.tracelab.golden.TreeWalk.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognises spans that are where they should be, but begin like the name they should have. */
final class WrongNames {

  /** Names that have less in common are names of different things. */
  private static final int COMMON_LETTERS = 3;

  private final List<Visit<GoldenSpan>> missing;
  private final Set<String> expected;
  private final Map<String, String> rightNames = new LinkedHashMap<>();

  private WrongNames(List<Visit<GoldenSpan>> visits, Trace trace) {
    Set<String> found =
        trace.spans().stream().map(TraceSpan::operation).collect(Collectors.toSet());
    missing = visits.stream().filter(visit -> !found.contains(visit.node().operation())).toList();
    expected = visits.stream().map(visit -> visit.node().operation()).collect(Collectors.toSet());
  }

  /**
   * The right name of each span that has a wrong one, by the span's id. Parents come first, because
   * they may have a wrong name too.
   */
  static Map<String, String> of(List<Visit<GoldenSpan>> expected, Trace trace) {
    WrongNames names = new WrongNames(expected, trace);
    TreeWalk.preOrder(TraceTree.of(trace).roots(), TraceTree.Node::children).forEach(names::visit);
    return names.rightNames;
  }

  private void visit(Visit<TraceTree.Node> visit) {
    TraceSpan span = visit.node().span();
    if (!expected.contains(span.operation())) {
      rightName(visit).ifPresent(right -> rightNames.put(span.spanId(), right));
    }
  }

  /** Empty if two names come equally near: then nobody knows which is meant. */
  private Optional<String> rightName(Visit<TraceTree.Node> actual) {
    TraceSpan span = actual.node().span();
    List<String> candidates =
        missing.stream()
            .filter(wanted -> parent(wanted).equals(parentOf(actual)))
            .map(Visit::node)
            .filter(
                wanted -> wanted.service().equals(span.service()) && wanted.kind() == span.kind())
            .map(GoldenSpan::operation)
            .distinct()
            .filter(wanted -> common(wanted, span.operation()) >= COMMON_LETTERS)
            .toList();
    int most =
        candidates.stream().mapToInt(wanted -> common(wanted, span.operation())).max().orElse(0);
    List<String> nearest =
        candidates.stream().filter(wanted -> common(wanted, span.operation()) == most).toList();
    return nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
  }

  /** Empty for a root. */
  private static String parent(Visit<GoldenSpan> visit) {
    return visit.parent() == null ? "" : visit.parent().operation();
  }

  private String parentOf(Visit<TraceTree.Node> visit) {
    if (visit.parent() == null) {
      return "";
    }
    TraceSpan parent = visit.parent().span();
    return rightNames.getOrDefault(parent.spanId(), parent.operation());
  }

  private static int common(String name, String other) {
    int length = 0;
    while (length < Math.min(name.length(), other.length())
        && name.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
