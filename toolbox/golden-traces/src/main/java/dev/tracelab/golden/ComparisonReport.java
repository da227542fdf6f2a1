package dev.tracelab.golden;

import dev.tracelab.golden.TreeWalk.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes a comparison: one sentence per difference, then both trees, marked in the margin. */
final class ComparisonReport {

  /** Lines are not indented further, or a deep tree would be wider than any screen. */
  private static final int MAX_INDENT = 50;

  private ComparisonReport() {}

  static String write(List<String> differences, List<SpanMatch> matches) {
    if (differences.isEmpty()) {
      return "The trace matches the golden.\n";
    }
    StringBuilder report = new StringBuilder("The trace does not match the golden:\n");
    differences.forEach(sentence -> report.append("  ").append(sentence).append('\n'));
    report.append("\nexpected\n").append(GoldenWriter.write(expectedLines(matches)));
    report.append("\nactual\n").append(GoldenWriter.write(actualLines(matches)));
    return report.toString();
  }

  /** Returns a sentence for each difference of the matches and of those below them. */
  static List<String> sentences(List<SpanMatch> matches) {
    List<String> sentences = new ArrayList<>();
    TreeWalk.preOrder(matches, ComparisonReport::childrenOfPair)
        .forEach(visit -> addSentences(sentences, visit));
    return sentences;
  }

  private static List<SpanMatch> childrenOfPair(SpanMatch match) {
    return match.isMissing() || match.isUnexpected() ? List.of() : match.children();
  }

  private static void addSentences(List<String> sentences, Visit<SpanMatch> visit) {
    SpanMatch match = visit.node();
    String parent = visit.parent() == null ? "" : ", under " + visit.parent().name();
    if (match.isMissing()) {
      sentences.add("- missing: " + match.name() + below(match.expected().size()) + parent);
    } else if (match.isUnexpected()) {
      sentences.add("+ unexpected: " + match.name() + below(match.actual().size()) + parent);
    } else {
      match.differences().forEach(text -> sentences.add("~ " + match.name() + ": " + text));
    }
  }

  private static String below(int size) {
    return switch (size) {
      case 1 -> "";
      case 2 -> " and the span below it";
      default -> " and the " + (size - 1) + " spans below it";
    };
  }

  private static List<GoldenWriter.Line> expectedLines(List<SpanMatch> matches) {
    return lines(matches, match -> !match.isUnexpected(), SpanMatch::expected, match -> "");
  }

  private static List<GoldenWriter.Line> actualLines(List<SpanMatch> matches) {
    return lines(
        matches,
        match -> !match.isMissing(),
        ComparisonReport::actualSpan,
        match -> String.join("; ", match.differences()));
  }

  /** Returns the lines of one side of the matches. */
  private static List<GoldenWriter.Line> lines(
      List<SpanMatch> matches,
      Predicate<SpanMatch> isOnThisSide,
      Function<SpanMatch, GoldenSpan> span,
      Function<SpanMatch, String> note) {
    List<SpanMatch> roots = matches.stream().filter(isOnThisSide).toList();
    return TreeWalk.preOrder(roots, m -> m.children().stream().filter(isOnThisSide).toList())
        .stream()
        .map(
            visit ->
                new GoldenWriter.Line(
                    margin(visit.node()),
                    Math.min(visit.depth(), MAX_INDENT),
                    span.apply(visit.node()),
                    note.apply(visit.node())))
        .toList();
  }

  /** Returns the recorded span with those of its tags that the golden requires. */
  private static GoldenSpan actualSpan(SpanMatch match) {
    List<String> keys =
        match.isUnexpected() ? List.of() : List.copyOf(match.expected().tags().keySet());
    return GoldenSpan.of(match.actual().span(), keys, List.of());
  }

  private static String margin(SpanMatch match) {
    if (match.isMissing()) {
      return "- ";
    }
    if (match.isUnexpected()) {
      return "+ ";
    }
    return match.differences().isEmpty() ? "  " : "~ ";
  }
}
