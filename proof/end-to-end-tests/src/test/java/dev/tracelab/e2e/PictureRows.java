package dev.tracelab.e2e;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.golden.TraceTree;
import dev.tracelab.golden.TraceTree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the rows of a picture: all spans if they fit. Otherwise spans are folded, which hides
 * what is below them: first what follows from a request, then the shortest, each with its likes.
 */
final class PictureRows {

  private static final int MOST = 30;
  private static final Comparator<List<Node>> FIRST_TO_FOLD =
      Comparator.comparing((List<Node> likes) -> !likes.get(0).span().followsFrom())
          .thenComparing(PictureRows::longest);

  private final TraceTree tree;
  private final Set<String> kept;
  private final Set<String> folded = new HashSet<>();

  /**
   * One row.
   *
   * @param depth the number of spans above it
   * @param hidden the number of spans folded into it
   */
  record Row(TraceSpan span, int depth, int hidden) {}

  private PictureRows(Trace trace, Set<String> kept) {
    this.tree = TraceTree.of(trace);
    this.kept = kept;
  }

  /**
   * The rows of a trace, each span before those below it.
   *
   * @param kept the ids of spans that are never hidden
   */
  static List<Row> of(Trace trace, Set<String> kept) {
    PictureRows rows = new PictureRows(trace, kept);
    while (rows.visible().size() > MOST && rows.fold()) {
      // One span was folded: look again.
    }
    return rows.visible();
  }

  /** Whether there was something left to fold. Parallel or repeated calls are folded together. */
  private boolean fold() {
    Optional<List<Node>> next =
        tops()
            .flatMap(this::open)
            .filter(node -> !keepsBelow(node))
            .collect(Collectors.groupingBy(node -> node.span().service() + node.span().operation()))
            .values()
            .stream()
            .min(FIRST_TO_FOLD);
    next.ifPresent(likes -> likes.forEach(node -> folded.add(node.span().spanId())));
    return next.isPresent();
  }

  private static long longest(List<Node> likes) {
    return likes.stream().mapToLong(node -> node.span().durationMicros()).max().orElse(0);
  }

  private Stream<Node> tops() {
    return Stream.of(tree.roots(), tree.orphans(), tree.cycles()).flatMap(List::stream);
  }

  /** The spans whose children are visible. */
  private Stream<Node> open(Node node) {
    return node.children().isEmpty() || isFolded(node)
        ? Stream.empty()
        : Stream.concat(Stream.of(node), node.children().stream().flatMap(this::open));
  }

  private boolean keepsBelow(Node node) {
    return node.children().stream()
        .anyMatch(child -> kept.contains(child.span().spanId()) || keepsBelow(child));
  }

  private boolean isFolded(Node node) {
    return folded.contains(node.span().spanId());
  }

  private List<Row> visible() {
    List<Row> rows = new ArrayList<>();
    tops().forEach(top -> add(top, 0, rows));
    return rows;
  }

  private void add(Node node, int depth, List<Row> rows) {
    rows.add(new Row(node.span(), depth, isFolded(node) ? node.size() - 1 : 0));
    if (!isFolded(node)) {
      node.children().forEach(child -> add(child, depth + 1, rows));
    }
  }
}
