package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds errors that no span above noticed, and errors that every span above repeats. */
final class HiddenErrors implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    Map<SpanNode, Map<String, Long>> successes = successes(tree);
    for (SpanNode node : tree.all()) {
      if (node.span().error() && node.awaited().stream().noneMatch(child -> child.span().error())) {
        if (isSwallowed(node, successes)) {
          findings.add(swallowed(node));
        } else if (chain(node).size() >= Thresholds.ECHOED_ERRORS) {
          findings.add(echoed(chain(node)));
        }
      }
    }
    return findings;
  }

  private static boolean isSwallowed(SpanNode node, Map<SpanNode, Map<String, Long>> successes) {
    SpanNode above = node.parent();
    while (above != null) {
      if (above.span().error() || above.tag("outcome") != null) {
        return false;
      }
      above = above.parent();
    }
    return node.parent() != null && !succeededLater(node, successes);
  }

  /** The last start of a child without an error, by parent and name. */
  private static Map<SpanNode, Map<String, Long>> successes(CallTree tree) {
    Map<SpanNode, Map<String, Long>> successes = new HashMap<>();
    for (SpanNode node : tree.all()) {
      if (node.parent() != null && !node.span().error()) {
        successes
            .computeIfAbsent(node.parent(), parent -> new HashMap<>())
            .merge(node.name(), node.start(), Math::max);
      }
    }
    return successes;
  }

  /** Whether a retry of the same operation, or of one above it, went well. */
  private static boolean succeededLater(SpanNode node, Map<SpanNode, Map<String, Long>> successes) {
    SpanNode each = node;
    while (each.parent() != null) {
      Long success = successes.getOrDefault(each.parent(), Map.of()).get(each.name());
      if (success != null && success >= each.end()) {
        return true;
      }
      each = each.parent();
    }
    return false;
  }

  private static List<SpanNode> chain(SpanNode node) {
    List<SpanNode> chain = new ArrayList<>();
    SpanNode each = node;
    while (each != null && each.span().error()) {
      chain.add(each);
      each = each.parent();
    }
    return chain;
  }

  private static Finding swallowed(SpanNode node) {
    return new Finding(
        "hidden-error",
        "An error that nobody above noticed",
        "%s failed%s, and no span above it has an error or an outcome. A search for errors finds the span, but not the request."
            .formatted(node.name(), reason(node)),
        List.of(node),
        node.duration());
  }

  /** The cause is the error that was there first; those above and below follow from it. */
  private static Finding echoed(List<SpanNode> chain) {
    SpanNode cause =
        chain.stream().min(Comparator.comparingLong(SpanNode::end)).orElse(chain.get(0));
    return new Finding(
        "echoed-error",
        "One error, repeated by all above",
        "%d spans up to %s have an error. The first to fail was %s%s."
            .formatted(
                chain.size(), chain.get(chain.size() - 1).name(), cause.name(), reason(cause)),
        chain,
        cause.duration());
  }

  private static String reason(SpanNode node) {
    return node.span().logs().stream()
        .map(log -> log.fields().get("message"))
        .filter(message -> message != null && !message.toString().isBlank())
        .findFirst()
        .map(message -> " (\"" + message + "\")")
        .orElse("");
  }
}
