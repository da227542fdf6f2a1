package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What came out of comparing a trace with a golden. */
public final class Comparison {

  private final List<Match> matches;
  private final List<String> flaws;

  private Comparison(List<Match> matches, List<String> flaws) {
    this.matches = matches;
    this.flaws = flaws;
  }

  static Comparison of(GoldenSpan root, Trace trace) {
    TraceTree tree = TraceTree.of(trace);
    List<TraceNode> tops =
        Stream.of(tree.roots(), tree.orphans(), tree.cycles()).flatMap(List::stream).toList();
    return new Comparison(Matcher.siblings(List.of(root), tops), flaws(trace, tree));
  }

  /** Whether the trace is as the golden says: whole, and span by span. */
  public boolean matches() {
    return differences().isEmpty();
  }

  /** One sentence for each difference; what is wrong with the trace as a whole comes first. */
  public List<String> differences() {
    List<String> sentences = new ArrayList<>(flaws);
    matches.forEach(match -> DifferenceSentences.addTo(sentences, match));
    return List.copyOf(sentences);
  }

  /** The differences, and both trees with the differences marked; a text of several lines. */
  public String report() {
    return ComparisonReport.write(differences(), matches);
  }

  /** The report. */
  @Override
  public String toString() {
    return report();
  }

  private static List<String> flaws(Trace trace, TraceTree tree) {
    List<String> flaws = new ArrayList<>();
    if (trace.traceIds().size() > 1) {
      flaws.add(
          "! the spans belong to " + trace.traceIds().size() + " traces: " + trace.traceIds());
    }
    if (tree.roots().size() > 1) {
      flaws.add("! there are " + tree.roots().size() + " roots: " + names(tree.roots()));
    }
    if (!tree.orphans().isEmpty()) {
      flaws.add("! spans whose parent is not in the trace: " + names(tree.orphans()));
    }
    if (!tree.cycles().isEmpty()) {
      flaws.add("! spans that are their own ancestors: " + names(tree.cycles()));
    }
    return flaws;
  }

  private static String names(List<TraceNode> nodes) {
    return String.join(", ", nodes.stream().map(node -> Match.nameOf(node.span())).toList());
  }
}
