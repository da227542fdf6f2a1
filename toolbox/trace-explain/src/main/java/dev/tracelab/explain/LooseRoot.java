package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
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
    Map<SpanNode, Long> ends = ends(tree);
    List<Finding> findings = new ArrayList<>();
    for (SpanNode root : tree.roots()) {
      ids(root)
          .flatMap(id -> byId.get(id).stream())
          .filter(other -> other.start() <= root.start() && root.start() < until(other, root, ends))
          .filter(other -> other != root && !root.isAncestorOf(other))
          .limit(MAX_CANDIDATES)
          .reduce((one, two) -> isCloser(two, one, root) ? two : one)
          .ifPresent(parent -> findings.add(finding(root, parent)));
    }
    return findings;
  }

  /**
   * Until when a root that starts may belong below the span. A request may come again at any time,
   * so it must start while the span is active; other work, such as a timer's, before its tree ends.
   */
  private static long until(SpanNode span, SpanNode root, Map<SpanNode, Long> ends) {
    boolean request = root.is(SpanKind.SERVER) || root.is(SpanKind.CONSUMER);
    return request ? span.end() : ends.get(span);
  }

  /** For each span the end of the last one of its tree. */
  private static Map<SpanNode, Long> ends(CallTree tree) {
    Map<SpanNode, SpanNode> tops = new HashMap<>();
    Map<SpanNode, Long> ends = new HashMap<>();
    for (SpanNode node : tree.all()) {
      SpanNode top = node.parent() == null ? node : tops.get(node.parent());
      tops.put(node, top);
      ends.merge(top, node.end(), Math::max);
    }
    tops.forEach((node, top) -> ends.put(node, ends.get(top)));
    return ends;
  }

  /** An active span is closer than one that has ended; of two alike, the one that began later. */
  private static boolean isCloser(SpanNode span, SpanNode other, SpanNode root) {
    boolean active = isActive(span, root);
    return active == isActive(other, root) ? span.start() >= other.start() : active;
  }

  private static boolean isActive(SpanNode span, SpanNode root) {
    return root.start() < span.end();
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
        "%s is a root, but it started %s and has the same id. The trace context was lost between them."
            .formatted(root.name(), when(root, parent)),
        List.of(root, parent),
        root.duration());
  }

  private static String when(SpanNode root, SpanNode parent) {
    return isActive(parent, root)
        ? "while %s was active".formatted(parent.name())
        : "after %s, before the last span of its trace had ended,".formatted(parent.name());
  }
}
