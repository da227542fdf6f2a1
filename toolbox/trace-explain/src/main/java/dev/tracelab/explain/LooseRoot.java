package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds a root that belongs below another span: the trace context was lost on the way to it. */
final class LooseRoot implements Rule {

  private static final String ID_SUFFIX = ".id";

  /** Ids that unrelated spans have in common. */
  private static final Set<String> SHARED =
      Set.of("thread.id", "session.id", "process.id", "host.id", "user.id", "enduser.id");

  /** Enough to find a parent, however many spans name the same thing. */
  private static final int MAX_CANDIDATES = 100;

  @Override
  public List<Finding> check(CallTree tree) {
    if (tree.roots().size() < 2) {
      return List.of();
    }
    Map<String, List<SpanNode>> byId = byId(tree);
    List<Finding> findings = new ArrayList<>();
    for (SpanNode root : tree.roots()) {
      ids(root)
          .flatMap(id -> byId.get(id).stream())
          .filter(other -> other.start() <= root.start() && root.start() < other.end())
          .filter(other -> other != root && !root.isAncestorOf(other))
          .limit(MAX_CANDIDATES)
          .reduce((outer, inner) -> inner.start() >= outer.start() ? inner : outer)
          .ifPresent(parent -> findings.add(finding(root, parent)));
    }
    return findings;
  }

  /** Spans by the tags that name things, such as {@code order.id=7}. */
  private static Map<String, List<SpanNode>> byId(CallTree tree) {
    Map<String, List<SpanNode>> byId = new HashMap<>();
    for (SpanNode node : tree.all()) {
      ids(node).forEach(id -> byId.computeIfAbsent(id, key -> new ArrayList<>()).add(node));
    }
    return byId;
  }

  private static Stream<String> ids(SpanNode node) {
    return node.span().tags().entrySet().stream()
        .filter(tag -> tag.getKey().endsWith(ID_SUFFIX) && !SHARED.contains(tag.getKey()))
        .map(tag -> tag.getKey() + "=" + tag.getValue());
  }

  private static Finding finding(SpanNode root, SpanNode parent) {
    return new Finding(
        "loose-root",
        "A root that looks like somebody's child",
        "%s is a root, but it started while %s was active and has the same id. The trace context was lost between them."
            .formatted(root.name(), parent.name()),
        List.of(root, parent),
        root.duration());
  }
}
