package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands above each span: failed spans directly above each other form a chain. Each span is
 * judged once, after its parent, so that a deep trace takes no longer than a wide one.
 */
final class ErrorChains {

  /** HTTP: not found, conflict, gone, precondition failed. gRPC: not found, already exists. */
  private static final Set<String> EXPECTED = Set.of("404", "409", "410", "412", "5", "6");

  private final Map<SpanNode, Above> above = new HashMap<>();
  private final Map<SpanNode, Map<String, Long>> successes = new HashMap<>();

  /**
   * A span and those above it.
   *
   * @param top the uppermost span of its chain
   * @param length of the chain up to this span
   * @param expected whether one of the chain is an answer that callers handle
   * @param retried whether a retry of it, or of one above it, went well
   * @param noticed whether it or one above it, up to the request, has an error or an outcome
   */
  private record Above(
      SpanNode top, int length, boolean expected, boolean retried, boolean noticed) {}

  static ErrorChains of(CallTree tree) {
    ErrorChains chains = new ErrorChains();
    tree.all().forEach(chains::addSuccess);
    tree.all().forEach(node -> chains.above.put(node, chains.judge(node)));
    return chains;
  }

  /** The uppermost of the failed spans that are directly above each other. */
  SpanNode top(SpanNode failed) {
    return above.get(failed).top;
  }

  /** The number of spans from a failed one to its {@link #top}. */
  int length(SpanNode failed) {
    return above.get(failed).length;
  }

  /**
   * Whether nobody noticed. The spans directly above that are errors, too, say the same as the
   * first, such as that of the call whose server failed: who made the call still has to notice.
   */
  boolean isSwallowed(SpanNode failed) {
    Above state = above.get(failed);
    SpanNode caller = state.top.parent();
    return !state.expected
        && !state.retried
        && caller != null
        && !isOwnRequest(state.top)
        && !above.get(caller).noticed;
  }

  /** The last start of a child without an error, by parent and name. */
  private void addSuccess(SpanNode node) {
    if (node.parent() != null && !node.span().error()) {
      successes
          .computeIfAbsent(node.parent(), parent -> new HashMap<>())
          .merge(node.target(), node.start(), Math::max);
    }
  }

  private Above judge(SpanNode node) {
    Above parent = above.get(node.parent());
    boolean continues = parent != null && node.span().error() && node.parent().span().error();
    boolean isMarked = node.span().error() || node.tag("outcome") != null;
    return new Above(
        continues ? parent.top : node,
        continues ? parent.length + 1 : 1,
        isExpected(node) || (continues && parent.expected),
        succeededLater(node) || (parent != null && parent.retried),
        isMarked || (parent != null && !isOwnRequest(node) && parent.noticed));
  }

  private boolean succeededLater(SpanNode node) {
    Map<String, Long> siblings = successes.getOrDefault(node.parent(), Map.of());
    Long success = siblings.isEmpty() ? null : siblings.get(node.target());
    return success != null && success >= node.end();
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
}
