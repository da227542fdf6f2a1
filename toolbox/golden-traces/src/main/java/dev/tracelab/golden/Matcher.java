package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
    Deque<Siblings> found = withAllBelow(new Siblings(expected, actual, null, 0, 0));
    List<Match> matches = List.of();
    while (!found.isEmpty()) {
      Siblings deepest = found.pop();
      matches = pick(deepest.expected, deepest.actual, deepest.pairs);
      if (deepest.above != null) {
        deepest.above.pairs[deepest.row][deepest.column] = pair(deepest, matches);
      }
    }
    return matches;
  }

  /**
   * The siblings below each pair, the deepest first: no recursion, as goldens are recorded, too.
   */
  private static Deque<Siblings> withAllBelow(Siblings top) {
    Deque<Siblings> found = new ArrayDeque<>(List.of(top));
    Deque<Siblings> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      Siblings next = open.poll();
      for (int row = 0; row < next.expected.size(); row++) {
        for (int column = 0; column < next.actual.size(); column++) {
          Siblings below = next.below(row, column);
          found.push(below);
          open.add(below);
        }
      }
    }
    return found;
  }

  private static Match pair(Siblings below, List<Match> children) {
    GoldenSpan expected = below.above.expected.get(below.row);
    TraceNode actual = below.above.actual.get(below.column);
    SpanDifferences differences = SpanDifferences.between(expected, actual.span());
    int cost = differences.cost() + children.stream().mapToInt(Match::cost).sum();
    return new Match(expected, actual, differences.sentences(), cost, children);
  }

  private static List<Match> pick(
      List<GoldenSpan> expected, List<TraceNode> actual, Match[][] pairs) {
    int[] columns = columns(pairs, expected.size(), actual.size());
    Set<TraceNode> left = Collections.newSetFromMap(new IdentityHashMap<>());
    left.addAll(actual);
    List<Match> picked = new ArrayList<>();
    for (int row = 0; row < expected.size(); row++) {
      if (columns[row] < 0) {
        picked.add(Match.missing(expected.get(row)));
      } else {
        picked.add(pairs[row][columns[row]]);
        left.remove(actual.get(columns[row]));
      }
    }
    Stream<Match> unexpected = actual.stream().filter(left::contains).map(Match::unexpected);
    return Stream.concat(picked.stream(), unexpected).toList();
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

  /** The children of a described span and of a recorded one, and the place of that pair. */
  private static final class Siblings {
    final List<GoldenSpan> expected;
    final List<TraceNode> actual;
    final Siblings above;
    final int row;
    final int column;
    final Match[][] pairs;

    Siblings(
        List<GoldenSpan> expected, List<TraceNode> actual, Siblings above, int row, int column) {
      this.expected = expected;
      this.actual = actual;
      this.above = above;
      this.row = row;
      this.column = column;
      this.pairs = new Match[expected.size()][actual.size()];
    }

    Siblings below(int row, int column) {
      return new Siblings(
          expected.get(row).children(), actual.get(column).children(), this, row, column);
    }
  }
}
