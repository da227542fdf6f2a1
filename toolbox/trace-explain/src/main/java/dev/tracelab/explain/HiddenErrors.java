package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds errors that no span above noticed, and errors that every span above repeats. */
final class HiddenErrors implements Rule {

  /** HTTP: not found, conflict, gone, precondition failed. gRPC: not found, already exists. */
  private static final Set<String> EXPECTED = Set.of("404", "409", "410", "412", "5", "6");

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

  /**
   * Whether nobody noticed. The spans directly above that are errors, too, say the same as the
   * first, such as that of the call whose server failed: who made the call still has to notice.
   */
  private static boolean isSwallowed(SpanNode node, Map<SpanNode, Map<String, Long>> successes) {
    List<SpanNode> chain = chain(node);
    SpanNode top = chain.get(chain.size() - 1);
    boolean handled =
        chain.stream().anyMatch(each -> isExpected(each) || succeededLater(each, successes));
    return !handled && top.parent() != null && !isOwnRequest(top) && isGreenAbove(top);
  }

  private static boolean isGreenAbove(SpanNode node) {
    SpanNode each = node;
    while (each.parent() != null && (each == node || !isOwnRequest(each))) {
      each = each.parent();
      if (each.span().error() || each.tag("outcome") != null) {
        return false;
      }
    }
    return true;
  }

  /** Work that nobody above waits for fails by itself. */
  private static boolean isOwnRequest(SpanNode node) {
    return node.span().followsFrom() || node.is(SpanKind.CONSUMER);
  }

  /** A client span for an answer such as "not found", which callers handle. */
  private static boolean isExpected(SpanNode node) {
    return node.is(SpanKind.CLIENT)
        && Stream.of("http.status_code", "http.response.status_code", "rpc.grpc.status_code")
            .map(node::tag)
            .filter(Objects::nonNull)
            .anyMatch(EXPECTED::contains);
  }

  /** The last start of a child without an error, by parent and name. */
  private static Map<SpanNode, Map<String, Long>> successes(CallTree tree) {
    Map<SpanNode, Map<String, Long>> successes = new HashMap<>();
    for (SpanNode node : tree.all()) {
      if (node.parent() != null && !node.span().error()) {
        successes
            .computeIfAbsent(node.parent(), parent -> new HashMap<>())
            .merge(node.target(), node.start(), Math::max);
      }
    }
    return successes;
  }

  /** Whether a retry of the same operation, or of one above it, went well. */
  private static boolean succeededLater(SpanNode node, Map<SpanNode, Map<String, Long>> successes) {
    SpanNode each = node;
    while (each.parent() != null) {
      Long success = successes.getOrDefault(each.parent(), Map.of()).get(each.target());
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
        .flatMap(log -> Stream.of("message", "exception.message").map(key -> log.fields().get(key)))
        .filter(message -> message != null && !message.toString().isBlank())
        .findFirst()
        .or(() -> Optional.ofNullable(node.tag("otel.status_description")))
        .map(message -> " (\"" + message + "\")")
        .orElse("");
  }
}
