package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Prints a comparison: sentences, then both trees one below the other, marked in the margin. */
final class ComparisonReport {

  /** Deeper than this a tree would be wider than any screen: it stops growing. */
  private static final int DEEPEST = 50;

  private ComparisonReport() {}

  static String write(List<String> differences, List<Match> matches) {
    if (differences.isEmpty()) {
      return "The trace is as the golden says.\n";
    }
    StringBuilder report = new StringBuilder("The trace is not as the golden says:\n");
    differences.forEach(sentence -> report.append("  ").append(sentence).append('\n'));
    report.append("\nexpected\n").append(GoldenWriter.write(expected(matches)));
    report.append("\nactual\n").append(GoldenWriter.write(actual(matches)));
    return report.toString();
  }

  private static List<GoldenWriter.Line> expected(List<Match> matches) {
    return lines(
        matches,
        match -> !match.isUnexpected(),
        (match, depth) -> new GoldenWriter.Line(margin(match), depth, match.expected(), ""));
  }

  private static List<GoldenWriter.Line> actual(List<Match> matches) {
    return lines(
        matches,
        match -> !match.isMissing(),
        (match, depth) ->
            new GoldenWriter.Line(
                margin(match), depth, actualSpan(match), String.join("; ", match.differences())));
  }

  /** One side of the matches, each above those below it. */
  private static List<GoldenWriter.Line> lines(
      List<Match> matches,
      Predicate<Match> isOnThisSide,
      BiFunction<Match, Integer, GoldenWriter.Line> line) {
    List<GoldenWriter.Line> lines = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    Open.push(open, matches, 0);
    while (!open.isEmpty()) {
      Open next = open.pop();
      if (isOnThisSide.test(next.match())) {
        lines.add(line.apply(next.match(), Math.min(next.depth(), DEEPEST)));
        Open.push(open, next.match().children(), next.depth() + 1);
      }
    }
    return lines;
  }

  /** A match whose line is still to be written. */
  private record Open(Match match, int depth) {

    static void push(Deque<Open> open, List<Match> matches, int depth) {
      for (int i = matches.size() - 1; i >= 0; i--) {
        open.push(new Open(matches.get(i), depth));
      }
    }
  }

  /** The recorded span, with those of its tags that the golden asks for. */
  private static GoldenSpan actualSpan(Match match) {
    List<String> keys =
        match.isUnexpected() ? List.of() : List.copyOf(match.expected().tags().keySet());
    return GoldenSpan.alone(match.actual().span(), keys);
  }

  private static String margin(Match match) {
    if (match.isMissing()) {
      return "- ";
    }
    if (match.isUnexpected()) {
      return "+ ";
    }
    return match.differences().isEmpty() ? "  " : "~ ";
  }
}
