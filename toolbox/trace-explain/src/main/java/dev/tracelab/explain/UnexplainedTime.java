package dev.tracelab.explain;

import java.util.Comparator;
import java.util.List;

/**
 * Time in which a span waited for none of its children, although it has some: something happened
 * there that nobody traces.
 *
 * @param node the span
 * @param micros its longest stretch without an active child
 * @param after the child that ended before; null if the time is before the first child
 */
public record UnexplainedTime(SpanNode node, long micros, SpanNode after) {

  static List<UnexplainedTime> in(CallTree tree) {
    long least =
        Math.max(Thresholds.UNEXPLAINED, (long) (Thresholds.UNEXPLAINED_SHARE * tree.duration()));
    return tree.all().stream()
        .filter(node -> !node.awaited().isEmpty())
        .map(UnexplainedTime::longestIn)
        .filter(gap -> gap.micros >= least)
        .sorted(Comparator.comparingLong(UnexplainedTime::micros).reversed())
        .toList();
  }

  /** The longest of a span; all of it if it has no children. */
  static UnexplainedTime longestIn(SpanNode node) {
    List<SpanNode> children =
        node.awaited().stream()
            .filter(child -> !ClockSkew.isSkewed(child))
            .sorted(Comparator.comparingLong(SpanNode::start))
            .toList();
    UnexplainedTime longest = new UnexplainedTime(node, 0, null);
    SpanNode last = null;
    long covered = node.start();
    for (SpanNode child : children) {
      longest =
          longer(
              longest,
              new UnexplainedTime(node, Math.min(child.start(), node.end()) - covered, last));
      if (child.end() > covered) {
        covered = child.end();
        last = child;
      }
    }
    return longer(longest, new UnexplainedTime(node, node.end() - covered, last));
  }

  private static UnexplainedTime longer(UnexplainedTime one, UnexplainedTime other) {
    return other.micros > one.micros ? other : one;
  }

  /** When it began, in microseconds since 1970. */
  public long startMicros() {
    return after == null ? node.start() : after.end();
  }

  /** When it ended, in microseconds since 1970. */
  public long endMicros() {
    return startMicros() + micros;
  }

  /** One sentence with the figure. */
  public String sentence() {
    String where =
        after == null ? "before its first child started" : "after " + after.name() + " had ended";
    return "%s: no span explains %s, %s.".formatted(node.name(), Durations.millis(micros), where);
  }
}
