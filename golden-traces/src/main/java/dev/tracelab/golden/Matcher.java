package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds which recorded span is which described one, so that the least is left to say.
 *
 * <p>Siblings are paired in the cheapest of all ways, whatever their order, where the cost of a
 * pair counts everything below it. Two subtrees are compared once for each pair of their parents,
 * hence at most (described spans) · (recorded spans) times in all.
 */
final class Matcher {

  private Matcher() {}

  /** Matches for all spans of both lists: pairs first, in the order they are described. */
  static List<Match> siblings(List<GoldenSpan> expected, List<TraceNode> actual) {
    Match[][] pairs = new Match[expected.size()][actual.size()];
    for (int row = 0; row < expected.size(); row++) {
      for (int column = 0; column < actual.size(); column++) {
        pairs[row][column] = pair(expected.get(row), actual.get(column));
      }
    }
    return pick(expected, actual, pairs);
  }

  private static Match pair(GoldenSpan expected, TraceNode actual) {
    SpanDifferences differences = SpanDifferences.between(expected, actual.span());
    List<Match> children = siblings(expected.children(), actual.children());
    int cost = differences.cost() + children.stream().mapToInt(Match::cost).sum();
    return new Match(expected, actual, differences.sentences(), cost, children);
  }

  private static List<Match> pick(
      List<GoldenSpan> expected, List<TraceNode> actual, Match[][] pairs) {
    int[] columns = columns(pairs, expected.size(), actual.size());
    List<TraceNode> left = new ArrayList<>(actual);
    List<Match> picked = new ArrayList<>();
    for (int row = 0; row < expected.size(); row++) {
      if (columns[row] < 0) {
        picked.add(Match.missing(expected.get(row)));
      } else {
        picked.add(pairs[row][columns[row]]);
        left.remove(actual.get(columns[row]));
      }
    }
    return Stream.concat(picked.stream(), left.stream().map(Match::unexpected)).toList();
  }

  /** For each row its column, or -1 where holding the two for the same would save nothing. */
  private static int[] columns(Match[][] pairs, int rows, int columns) {
    int side = Math.max(rows, columns);
    int[][] costs = new int[side][side];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        costs[row][column] = Math.min(0, -pairs[row][column].benefit());
      }
    }
    int[] paired = Arrays.copyOf(Assignment.cheapest(costs), rows);
    for (int row = 0; row < rows; row++) {
      paired[row] = costs[row][paired[row]] < 0 ? paired[row] : -1;
    }
    return paired;
  }
}
