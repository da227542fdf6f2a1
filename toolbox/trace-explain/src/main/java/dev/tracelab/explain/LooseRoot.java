package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds a root that belongs below another span: the trace context was lost on the way to it. */
final class LooseRoot implements Rule {

  private static final String ID_SUFFIX = ".id";

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SpanNode root : tree.roots()) {
      likelyParent(root, tree).ifPresent(parent -> findings.add(finding(root, parent)));
    }
    return findings;
  }

  /** A span of another tree that was active when the root started, and names the same thing. */
  private static Optional<SpanNode> likelyParent(SpanNode root, CallTree tree) {
    return tree.all().stream()
        .filter(other -> other.start() <= root.start() && root.start() < other.end())
        .filter(other -> other != root && !root.isAncestorOf(other))
        .filter(other -> shareAnId(root, other))
        .reduce((outer, inner) -> inner.start() >= outer.start() ? inner : outer);
  }

  private static boolean shareAnId(SpanNode one, SpanNode other) {
    return one.span().tags().entrySet().stream()
        .filter(tag -> tag.getKey().endsWith(ID_SUFFIX))
        .anyMatch(tag -> Objects.equals(tag.getValue(), other.span().tags().get(tag.getKey())));
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
