package dev.tracelab.golden;

import java.util.List;

/**
 * An expected span paired with a recorded one, or one of them alone.
 *
 * @param expected null if the recorded span is unexpected
 * @param actual null if the expected span is missing
 * @param differences phrases without a subject; empty if only one span is there
 * @param cost how much the two subtrees differ; 0 if they are equal
 * @param children the matches of the spans below
 */
record SpanMatch(
    GoldenSpan expected,
    TraceTree.Node actual,
    List<String> differences,
    int cost,
    List<SpanMatch> children) {

  /** The cost of a span that is on one side only. */
  static final int UNMATCHED = 10;

  static SpanMatch missing(GoldenSpan expected) {
    return TreeWalk.transform(
        expected,
        GoldenSpan::children,
        (span, children) -> new SpanMatch(span, null, List.of(), unmatched(children), children));
  }

  static SpanMatch unexpected(TraceTree.Node actual) {
    return TreeWalk.transform(
        actual,
        TraceTree.Node::children,
        (node, children) -> new SpanMatch(null, node, List.of(), unmatched(children), children));
  }

  private static int unmatched(List<SpanMatch> children) {
    return UNMATCHED + children.stream().mapToInt(SpanMatch::cost).sum();
  }

  boolean isMissing() {
    return actual == null;
  }

  boolean isUnexpected() {
    return expected == null;
  }

  /** Returns how much less the match costs than both subtrees unmatched. */
  int benefit() {
    return UNMATCHED * (expected.size() + actual.size()) - cost;
  }

  /** Returns the name of the span, whichever side has it. */
  String name() {
    return isMissing() ? name(expected.operation(), expected.service()) : nameOf(actual.span());
  }

  /** Returns the name of a recorded span in a report. */
  static String nameOf(TraceSpan span) {
    return name(span.operation(), span.service());
  }

  private static String name(String operation, String service) {
    return operation + " (" + service + ')';
  }
}
