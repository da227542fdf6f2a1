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
          .filter(calls -> calls.stream().allMatch(RepeatedCalls::isCall))
          .filter(RepeatedCalls::mostlySucceed)
          .filter(Siblings::areSequential)
          .filter(calls -> isWorthwhile(calls, parent))
          .map(calls -> finding(parent, calls))
          .forEach(findings::add);
    }
    findings.sort(Comparator.comparingLong(Finding::costMicros).reversed());
    return findings;
  }

  /** A call, or a span around one call. */
  private static boolean isCall(SpanNode node) {
    return node.is(SpanKind.CLIENT)
        || (node.is(SpanKind.INTERNAL)
            && node.children().size() == 1
            && node.children().get(0).is(SpanKind.CLIENT));
  }

  /** Enough went well: some may fail and be retried, but attempts of one call are no loop. */
  private static boolean mostlySucceed(List<SpanNode> calls) {
    long failed = failed(calls);
    return calls.size() - failed >= Math.max(Thresholds.REPEATED_CALLS, failed);
  }

  private static long failed(List<SpanNode> calls) {
    return calls.stream().filter(call -> call.span().error()).count();
  }

  private static boolean isWorthwhile(List<SpanNode> calls, SpanNode parent) {
    long spent = Siblings.busy(calls);
    return calls.size() >= Thresholds.MANY_REPEATED_CALLS
        || (spent >= Thresholds.REPEATED_TIME
            && spent >= Thresholds.REPEATED_SHARE * parent.duration());
  }

  private static Finding finding(SpanNode parent, List<SpanNode> calls) {
    long spent = Siblings.busy(calls);
    return new Finding(
        "repeated-calls",
        "Repeated calls (N+1)",
        "%s was called %d times%s, one call after the other, below %s: %s of %s. One call for all of them costs one round trip."
            .formatted(
                calls.get(0).name(),
                calls.size(),
                failed(calls) == 0 ? "" : " (%d failed)".formatted(failed(calls)),
                parent.name(),
                Durations.millis(spent),
                Durations.millis(parent.duration())),
        calls,
        spent);
  }
}
