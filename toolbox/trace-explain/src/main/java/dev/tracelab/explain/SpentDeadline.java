package dev.tracelab.explain;

import java.util.List;

/** Finds calls that were made although their deadline was practically over. */
final class SpentDeadline implements Rule {

  private static final String LEFT = "deadline.ms";

  @Override
  public List<Finding> check(CallTree tree) {
    return tree.all().stream()
        .filter(
            node ->
                node.span().tags().get(LEFT) instanceof Number left
                    && left.longValue() < Thresholds.DEADLINE_LEFT_MS)
        .map(SpentDeadline::finding)
        .toList();
  }

  private static Finding finding(SpanNode node) {
    return new Finding(
        "spent-deadline",
        "A deadline that was already spent",
        "%s started with %s ms left of its deadline: too little for any response. Check the deadline before starting work."
            .formatted(node.name(), node.tag(LEFT)),
        List.of(node),
        node.duration());
  }
}
