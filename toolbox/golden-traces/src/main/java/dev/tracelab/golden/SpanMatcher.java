package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pairs expected spans with recorded ones so that the fewest differences remain.
 *
 * <p>Siblings are paired at the lowest total cost, whatever their order, where the cost of a pair
 * includes everything below it. Two subtrees are compared once for each pair of their parents, so
 * at most (expected spans) · (recorded spans) times in all.
 */
final class SpanMatcher {

  private SpanMatcher() {}

  /** Returns matches for all spans of both lists: pairs first, in the order of the golden. */
  static List<SpanMatch> match(List<GoldenSpan> expected, List<TraceTree.Node> actual) {
    return TreeWalk.transform(
        new Siblings(expected, actual), Siblings::childrenOfPairs, SpanMatcher::pick);
  }

  /** Expected and recorded siblings, of which each may turn out to be any of the other side. */
  private record Siblings(List<GoldenSpan> expected, List<TraceTree.Node> actual) {

    /** Returns the children of each possible pair, row by row. */
    List<Siblings> childrenOfPairs() {
      return expected.stream()
          .flatMap(span -> actual.stream().map(n -> new Siblings(span.children(), n.children())))
          .toList();
    }
  }

  private static List<SpanMatch> pick(Siblings siblings, List<List<SpanMatch>> below) {
    SpanMatch[][] pairs = pairs(siblings, below);
    int[] columns = columns(pairs, siblings.expected().size(), siblings.actual().size());
    Set<TraceTree.Node> unpaired = Collections.newSetFromMap(new IdentityHashMap<>());
    unpaired.addAll(siblings.actual());
    List<SpanMatch> picked = new ArrayList<>();
    for (int row = 0; row < columns.length; row++) {
      if (columns[row] < 0) {
        picked.add(SpanMatch.missing(siblings.expected().get(row)));
      } else {
        picked.add(pairs[row][columns[row]]);
        unpaired.remove(siblings.actual().get(columns[row]));
      }
    }
    Stream<SpanMatch> unexpected =
        siblings.actual().stream().filter(unpaired::contains).map(SpanMatch::unexpected);
    return Stream.concat(picked.stream(), unexpected).toList();
  }

  private static SpanMatch[][] pairs(Siblings siblings, List<List<SpanMatch>> below) {
    int rows = siblings.expected().size();
    int columns = siblings.actual().size();
    SpanMatch[][] pairs = new SpanMatch[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        pairs[row][column] =
            pair(
                siblings.expected().get(row),
                siblings.actual().get(column),
                below.get(row * columns + column));
      }
    }
    return pairs;
  }

  private static SpanMatch pair(
      GoldenSpan expected, TraceTree.Node actual, List<SpanMatch> children) {
    SpanDifferences differences = SpanDifferences.between(expected, actual.span());
    int cost = differences.cost() + children.stream().mapToInt(SpanMatch::cost).sum();
    return new SpanMatch(expected, actual, differences.phrases(), cost, children);
  }

  /** Returns the column of each row, or -1 where a pair would cost as much as two lone spans. */
  private static int[] columns(SpanMatch[][] pairs, int rows, int columns) {
    int side = Math.max(rows, columns);
    int[][] costs = new int[side][side];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        costs[row][column] = Math.min(0, -pairs[row][column].benefit());
      }
    }
    int[] paired = Arrays.copyOf(HungarianAlgorithm.assign(costs), rows);
    for (int row = 0; row < rows; row++) {
      paired[row] = costs[row][paired[row]] < 0 ? paired[row] : -1;
    }
    return paired;
  }
}
