package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds errors that no span above noticed, and errors that every span above repeats. */
final class HiddenErrors implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    ErrorChains chains = ErrorChains.of(tree);
    List<Finding> findings = new ArrayList<>();
    // Errors of several branches that reach the same span are one finding.
    Map<SpanNode, SpanNode> firstOfEchoes = new LinkedHashMap<>();
    for (SpanNode node : tree.all()) {
      if (isFirst(node) && chains.isSwallowed(node)) {
        findings.add(swallowed(node));
      } else if (isFirst(node) && chains.length(node) >= Thresholds.ECHOED_ERRORS) {
        firstOfEchoes.merge(chains.top(node), node, HiddenErrors::earlier);
      }
    }
    firstOfEchoes.values().forEach(first -> findings.add(echoed(chain(first))));
    return findings;
  }

  private static boolean isFirst(SpanNode node) {
    return node.span().error() && node.awaited().stream().noneMatch(child -> child.span().error());
  }

  private static SpanNode earlier(SpanNode one, SpanNode other) {
    return other.end() < one.end() ? other : one;
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

  private static List<SpanNode> chain(SpanNode node) {
    List<SpanNode> chain = new ArrayList<>();
    SpanNode each = node;
    while (each != null && each.span().error()) {
      chain.add(each);
      each = each.parent();
    }
    return chain;
  }

  private static String reason(SpanNode node) {
    return node.span().logs().stream()
        .flatMap(log -> Stream.of("message", "exception.message").map(key -> log.fields().get(key)))
        .filter(message -> message != null && !message.toString().isBlank())
        .findFirst()
        .or(() -> Optional.ofNullable(node.tag("otel.status_description")))
        .map(message -> " (\"" + message + "\")")
        .orElse("");
  }
}
