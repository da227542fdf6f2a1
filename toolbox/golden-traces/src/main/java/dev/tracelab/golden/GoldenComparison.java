package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of comparing a trace with a golden. */
public final class GoldenComparison {

  private final List<SpanMatch> matches;
  private final List<String> brokenTrace;

  GoldenComparison(GoldenSpan root, Trace trace) {
    TraceTree tree = TraceTree.of(trace);
    List<TraceTree.Node> tops =
        Stream.of(tree.roots(), tree.orphans(), tree.cycles()).flatMap(List::stream).toList();
    this.matches = SpanMatcher.match(List.of(root), tops);
    this.brokenTrace = brokenTrace(trace, tree);
  }

  private static List<String> brokenTrace(Trace trace, TraceTree tree) {
    List<String> sentences = new ArrayList<>();
    if (trace.traceIds().size() > 1) {
      sentences.add(
          "! the spans belong to " + trace.traceIds().size() + " traces: " + trace.traceIds());
    }
    if (tree.roots().size() > 1) {
      sentences.add("! there are " + tree.roots().size() + " roots: " + names(tree.roots()));
    }
    if (!tree.orphans().isEmpty()) {
      sentences.add("! spans whose parent is not in the trace: " + names(tree.orphans()));
    }
    if (!tree.cycles().isEmpty()) {
      sentences.add("! spans that are their own ancestors: " + names(tree.cycles()));
    }
    return sentences;
  }

  private static String names(List<TraceTree.Node> nodes) {
    return nodes.stream()
        .map(node -> SpanMatch.nameOf(node.span()))
        .collect(Collectors.joining(", "));
  }

  /** Returns whether the trace is complete and every span matches. */
  public boolean matches() {
    return differences().isEmpty();
  }

  /** Returns one sentence per difference; those about the trace as a whole come first. */
  public List<String> differences() {
    return Stream.of(brokenTrace, ComparisonReport.sentences(matches))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns a text of several lines: the differences, and both trees with them marked. */
  public String report() {
    return ComparisonReport.write(differences(), matches);
  }

  /** Returns the report. */
  @Override
  public String toString() {
    return report();
  }
}
