package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds different reads that were made one directly after the other and could run side by side.
 * Only HTTP reads count: writes often depend on each other, and statements of one transaction share
 * a connection.
 */
final class SequentialCalls implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SpanNode parent : tree.all()) {
      for (List<SpanNode> run : runs(parent)) {
        if (run.size() > 1 && isDiverse(run) && isWorthwhile(run, parent)) {
          findings.add(finding(parent, run));
        }
      }
    }
    return findings;
  }

  private static List<List<SpanNode>> runs(SpanNode parent) {
    List<List<SpanNode>> runs = new ArrayList<>();
    List<SpanNode> run = new ArrayList<>();
    for (SpanNode call : ordered(parent)) {
      if (!isRead(call) || (!run.isEmpty() && !followsDirectly(run.get(run.size() - 1), call))) {
        runs.add(run);
        run = new ArrayList<>();
      }
      if (isRead(call)) {
        run.add(call);
      }
    }
    runs.add(run);
    return runs;
  }

  private static List<SpanNode> ordered(SpanNode parent) {
    return parent.awaited().stream().sorted(Comparator.comparingLong(SpanNode::start)).toList();
  }

  private static boolean followsDirectly(SpanNode before, SpanNode after) {
    long gap = after.start() - before.end();
    return gap >= 0 && gap <= Thresholds.DIRECTLY_AFTER;
  }

  /** A GET, or a span whose only child is one. */
  private static boolean isRead(SpanNode call) {
    if (call.is(SpanKind.CLIENT)) {
      return "GET".equals(call.tag("http.method")) || "GET".equals(call.tag("http.request.method"));
    }
    return call.is(SpanKind.INTERNAL)
        && call.children().size() == 1
        && call.children().get(0).is(SpanKind.CLIENT)
        && isRead(call.children().get(0));
  }

  private static boolean isDiverse(List<SpanNode> run) {
    return run.stream().map(SpanNode::target).distinct().count() == run.size()
        && run.stream().noneMatch(call -> call.span().error());
  }

  private static boolean isWorthwhile(List<SpanNode> run, SpanNode parent) {
    long saved = saved(run);
    return saved >= Thresholds.SEQUENTIAL_TIME
        && saved >= Thresholds.SEQUENTIAL_SHARE * parent.duration();
  }

  private static long saved(List<SpanNode> run) {
    long longest = run.stream().mapToLong(SpanNode::duration).max().orElse(0);
    return Siblings.busy(run) - longest;
  }

  private static Finding finding(SpanNode parent, List<SpanNode> run) {
    String names = String.join(", then ", run.stream().map(SpanNode::name).toList());
    return new Finding(
        "sequential-calls",
        "Calls that could run side by side",
        "Below %s came %s. If none needs the other's result, running them at the same time saves %s of %s."
            .formatted(
                parent.name(),
                names,
                Durations.millis(saved(run)),
                Durations.millis(parent.duration())),
        run,
        saved(run));
  }
}
