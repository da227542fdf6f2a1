package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.List;

/** Finds work that went on after the span that waited for it had ended. */
final class OutlivesParent implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    return tree.all().stream()
        .filter(node -> node.parent() != null && !node.span().followsFrom())
        .filter(node -> !isMessage(node) && !isMessage(node.parent()))
        .filter(OutlivesParent::outlives)
        .map(OutlivesParent::finding)
        .toList();
  }

  /** OpenTelemetry makes consumers children of their producers, which never wait for them. */
  private static boolean isMessage(SpanNode node) {
    return node.is(SpanKind.CONSUMER) || node.is(SpanKind.PRODUCER);
  }

  private static boolean outlives(SpanNode node) {
    SpanNode parent = node.parent();
    long late = node.end() - parent.end();
    boolean isLong =
        late > Thresholds.OUTLIVES_SHARE * parent.duration()
            || node.start() - parent.end() > Thresholds.OUTLIVES;
    return late > Thresholds.OUTLIVES && isLong && !ClockSkew.isSkewed(node);
  }

  private static Finding finding(SpanNode node) {
    SpanNode parent = node.parent();
    long late = node.end() - parent.end();
    if (node.start() < parent.end()) {
      return new Finding(
          "outlives-parent",
          "Work that outlives its parent",
          "%s ended %s after its parent %s. %s"
              .formatted(node.name(), Durations.millis(late), parent.name(), why(parent)),
          List.of(node, parent),
          late);
    }
    return new Finding(
        "outlives-parent",
        "A child that starts after its parent's end",
        startedLate(node, parent),
        List.of(node, parent),
        late);
  }

  private static String why(SpanNode parent) {
    return parent.span().error()
        ? "Its caller had given up, and the work was not cancelled."
        : "Either nobody waits for it, and the reference should be FOLLOWS_FROM, or its caller stopped waiting.";
  }

  private static String startedLate(SpanNode node, SpanNode parent) {
    String sentence =
        "%s started %s after its parent %s had ended. "
            .formatted(node.name(), Durations.millis(node.start() - parent.end()), parent.name());
    return parent.is(SpanKind.CLIENT) && parent.span().error()
        ? sentence + "Its caller had given up, and the request was processed for nobody."
        : sentence + "Nothing waited for it: the reference should be FOLLOWS_FROM.";
  }
}
