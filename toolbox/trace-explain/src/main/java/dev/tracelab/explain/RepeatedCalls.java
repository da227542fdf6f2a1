package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds one operation called many times in a row: the N+1 problem. */
final class RepeatedCalls implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SpanNode parent : tree.all()) {
      Siblings.byOperation(parent).values().stream()
          .filter(calls -> calls.size() >= Thresholds.REPEATED_CALLS)
          .filter(calls -> calls.get(0).span().kind() != SpanKind.SERVER)
          .filter(calls -> calls.stream().noneMatch(call -> call.span().error()))
          .filter(Siblings::areSequential)
          .map(calls -> finding(parent, calls))
          .forEach(findings::add);
    }
    findings.sort(Comparator.comparingLong(Finding::costMicros).reversed());
    return findings;
  }

  private static Finding finding(SpanNode parent, List<SpanNode> calls) {
    long spent = Siblings.busy(calls);
    return new Finding(
        "repeated-calls",
        "Repeated calls (N+1)",
        "%s was called %d times, one call after the other, below %s: %s of its %s. One call for all of them costs one round trip."
            .formatted(
                calls.get(0).name(),
                calls.size(),
                parent.name(),
                Durations.millis(spent),
                Durations.millis(parent.duration())),
        calls,
        spent);
  }
}
