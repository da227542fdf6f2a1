package dev.tracelab.golden;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

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
    return alone(
        expected.withAllBelow(),
        GoldenSpan::children,
        (span, children) -> new Match(span, null, List.of(), costAlone(children), children));
  }

  static Match unexpected(TraceNode actual) {
    return alone(
        actual.withAllBelow(),
        TraceNode::children,
        (node, children) -> new Match(null, node, List.of(), costAlone(children), children));
  }

  /** Made from the leaves upwards, since others decide how deep a trace is. */
  private static <T> Match alone(
      List<T> all, Function<T, List<T>> below, BiFunction<T, List<Match>, Match> match) {
    IdentityHashMap<T, Match> made = new IdentityHashMap<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      T each = all.get(i);
      made.put(each, match.apply(each, below.apply(each).stream().map(made::get).toList()));
    }
    return made.get(all.get(0));
  }

  private static int costAlone(List<Match> children) {
    return ALONE + children.stream().mapToInt(Match::cost).sum();
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
        : nameOf(actual.span());
  }

  /** What a recorded span is called. */
  static String nameOf(TraceSpan span) {
    return span.operation() + " (" + span.service() + ')';
  }
}
