package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;

/** Prints a comparison: sentences, then both trees one below the other, marked in the margin. */
final class ComparisonReport {

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
    List<GoldenWriter.Line> lines = new ArrayList<>();
    matches.forEach(match -> addExpected(lines, match, 0));
    return lines;
  }

  private static void addExpected(List<GoldenWriter.Line> lines, Match match, int depth) {
    if (!match.isUnexpected()) {
      lines.add(new GoldenWriter.Line(margin(match), depth, match.expected(), ""));
      match.children().forEach(child -> addExpected(lines, child, depth + 1));
    }
  }

  private static List<GoldenWriter.Line> actual(List<Match> matches) {
    List<GoldenWriter.Line> lines = new ArrayList<>();
    matches.forEach(match -> addActual(lines, match, 0));
    return lines;
  }

  private static void addActual(List<GoldenWriter.Line> lines, Match match, int depth) {
    if (!match.isMissing()) {
      lines.add(
          new GoldenWriter.Line(
              margin(match), depth, actualSpan(match), String.join("; ", match.differences())));
      match.children().forEach(child -> addActual(lines, child, depth + 1));
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
