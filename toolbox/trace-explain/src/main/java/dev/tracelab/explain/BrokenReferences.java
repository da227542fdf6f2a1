package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.List;

/** Finds spans whose parent is missing, and spans that are their own ancestors. */
final class BrokenReferences implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    tree.orphans().forEach(orphan -> findings.add(orphan(orphan)));
    tree.cycles().forEach(cycle -> findings.add(cycle(cycle)));
    return findings;
  }

  private static Finding orphan(SpanNode node) {
    String parent = node.span().parent().map(reference -> reference.spanId()).orElse("?");
    return new Finding(
        "missing-parent",
        "A missing parent",
        "%s names span %s as its parent, which is not in the trace: it was never finished, it was lost on the way, or its service reports elsewhere."
            .formatted(node.name(), parent),
        List.of(node),
        node.duration());
  }

  private static Finding cycle(SpanNode node) {
    return new Finding(
        "missing-parent",
        "A circle of parents",
        "%s is its own ancestor: its references are wrong.".formatted(node.name()),
        List.of(node),
        node.duration());
  }
}
