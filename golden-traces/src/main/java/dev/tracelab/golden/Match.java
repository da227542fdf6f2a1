package dev.tracelab.golden;

import java.util.List;

/**
 * A described span and the recorded one it was found to be, or one of them alone.
 *
 * @param expected null if the recorded span is unexpected
 * @param actual null if the described span is missing
 * @param differences sentences without their subject; empty where only one of the two is there
 * @param cost how much the two subtrees differ; 0 if not at all
 * @param children matches of the spans below
 */
record Match(
    GoldenSpan expected,
    TraceNode actual,
    List<String> differences,
    int cost,
    List<Match> children) {

  /** What a span costs that is there on one side only. */
  static final int ALONE = 10;

  static Match missing(GoldenSpan expected) {
    List<Match> children = expected.children().stream().map(Match::missing).toList();
    return new Match(expected, null, List.of(), ALONE * expected.size(), children);
  }

  static Match unexpected(TraceNode actual) {
    List<Match> children = actual.children().stream().map(Match::unexpected).toList();
    return new Match(null, actual, List.of(), ALONE * actual.size(), children);
  }

  boolean isMissing() {
    return actual == null;
  }

  boolean isUnexpected() {
    return expected == null;
  }

  /** What is saved by holding the two for the same, compared with two spans alone. */
  int benefit() {
    return ALONE * (expected.size() + actual.size()) - cost;
  }

  /** What the span is called, whichever side has it. */
  String name() {
    return isMissing()
        ? expected.operation() + " (" + expected.service() + ')'
        : actual.span().operation() + " (" + actual.span().service() + ')';
  }
}
