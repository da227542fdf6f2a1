package dev.tracelab.explain;

import dev.tracelab.golden.Trace;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A trace, explained.
 *
 * @param trace what was explained
 * @param criticalPath what determined the duration of its first request
 * @param unexplained time in which no child of a span was active, the longest first
 * @param findings known faults, the most expensive first; empty for a healthy trace
 */
public record Explanation(
    Trace trace,
    CriticalPath criticalPath,
    List<UnexplainedTime> unexplained,
    List<Finding> findings) {

  /** At most 90 characters up to a space, or one longer word. */
  private static final Pattern LINE = Pattern.compile("\\S(?:.{0,89}(?=\\s|$)|\\S*)");

  private static final int MAX_STEPS = 6;
  private static final int MAX_SPANS = 4;
  private static final int MAX_FINDINGS = 20;

  /**
   * The explanation as text, ending with a line break.
   *
   * @param page where each rule is explained, such as {@code docs/learn/findings.md}
   */
  public String text(String page) {
    StringBuilder text = new StringBuilder();
    appendPath(text);
    appendUnexplained(text);
    appendFindings(text, page);
    return text.toString();
  }

  private void appendPath(StringBuilder text) {
    text.append("What took the time, on the critical path of ")
        .append(Durations.millis(criticalPath.totalMicros()))
        .append(":\n");
    for (CriticalPath.Step step :
        criticalPath.steps().subList(0, Math.min(MAX_STEPS, criticalPath.steps().size()))) {
      text.append(
          "  %10s %5s  %s\n"
              .formatted(
                  Durations.millis(step.ownMicros()),
                  Durations.percent(step.ownMicros(), criticalPath.totalMicros()),
                  step.node().name()));
    }
  }

  private void appendUnexplained(StringBuilder text) {
    if (!unexplained.isEmpty()) {
      text.append("\nTime that no span explains:\n");
      unexplained.forEach(gap -> text.append("     ").append(wrapped(gap.sentence())).append('\n'));
    }
  }

  private void appendFindings(StringBuilder text, String page) {
    if (findings.isEmpty()) {
      text.append("\nNo known fault: the trace looks healthy.\n");
      return;
    }
    text.append("\nFindings:\n");
    int shown = Math.min(MAX_FINDINGS, findings.size());
    for (int i = 0; i < shown; i++) {
      append(text, i + 1, findings.get(i), page);
    }
    if (shown < findings.size()) {
      text.append("  and %d more\n".formatted(findings.size() - shown));
    }
  }

  private static void append(StringBuilder text, int number, Finding finding, String page) {
    text.append(
        "  %d. %s\n     %s\n".formatted(number, finding.title(), wrapped(finding.evidence())));
    List<SpanNode> spans = finding.spans();
    String ids =
        String.join(
            ", ", spans.stream().limit(MAX_SPANS).map(node -> node.span().spanId()).toList());
    String more =
        spans.size() > MAX_SPANS ? " and %d more".formatted(spans.size() - MAX_SPANS) : "";
    text.append("     spans %s%s\n".formatted(ids, more));
    text.append("     %s#%s\n".formatted(page, finding.rule()));
  }

  /** Breaks a sentence into lines that fit a terminal. */
  private static String wrapped(String sentence) {
    return LINE.matcher(sentence)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining("\n     "));
  }
}
