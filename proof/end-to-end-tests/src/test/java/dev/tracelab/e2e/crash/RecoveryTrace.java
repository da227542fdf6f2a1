package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.golden.TraceTree;
import dev.tracelab.golden.TreePrinter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one trace of an order, crash and recovery included. */
record RecoveryTrace(Trace trace) {

  private static final String GATEWAY = "gateway-service";

  /** The caller of each service. */
  private static final Map<String, String> CALLERS =
      Map.of("order-service", GATEWAY, "inventory-service", "order-service");

  String printed() {
    return TreePrinter.plain().print(trace);
  }

  /** Whether all of these have been reported, each as often as it is listed. */
  static boolean hasAll(Trace trace, List<String> operations) {
    return operations.stream()
        .allMatch(
            wanted -> count(trace, wanted) >= operations.stream().filter(wanted::equals).count());
  }

  /** Whether a root span has been reported. */
  static boolean hasRoot(Trace trace) {
    return !TraceTree.of(trace).roots().isEmpty();
  }

  RecoveryTrace contains(List<String> operations) {
    assertThat(trace.spans()).extracting(TraceSpan::operation).containsAll(operations);
    assertThat(hasAll(trace, operations)).as(printed()).isTrue();
    assertThat(trace.traceIds()).hasSize(1);
    return this;
  }

  /** Asserts that recovery follows from what it recovers, with the reason as a tag. */
  RecoveryTrace recoveredBy(String operation, String reason) {
    assertThat(trace.spans())
        .as(printed())
        .filteredOn(span -> span.operation().equals(operation))
        .anySatisfy(
            span -> {
              assertThat(span.followsFrom()).isTrue();
              assertThat(span.tags()).containsEntry("reason", reason);
              assertThat(span.error()).isFalse();
            });
    return this;
  }

  /** Asserts that a worker that lost its lease has this outcome and no error. */
  RecoveryTrace hasLostLease(String operation) {
    assertThat(trace.spans())
        .as(printed())
        .filteredOn(span -> "lease-lost".equals(span.tags().get("outcome")))
        .anyMatch(span -> span.operation().equals(operation))
        .noneMatch(TraceSpan::error);
    return this;
  }

  /**
   * A killed process loses its unfinished spans. So each orphan must belong to a killed service or
   * be called by it; nothing else may be missing.
   */
  void lacksOnlySpansOf(String... services) {
    Set<String> killed = Set.of(services);
    TraceTree tree = TraceTree.of(trace);
    assertThat(tree.roots()).as(printed()).hasSize(killed.contains(GATEWAY) ? 0 : 1);
    assertThat(tree.orphans())
        .as(printed())
        .map(TraceTree.Node::span)
        .allMatch(orphan -> killed.contains(orphan.service()) || isCallOf(killed, orphan));
  }

  /** Asserts that no span is missing. */
  void isComplete() {
    TraceTree tree = TraceTree.of(trace);
    assertThat(tree.roots()).as(printed()).hasSize(1);
    assertThat(tree.orphans()).as(printed()).isEmpty();
  }

  private static boolean isCallOf(Set<String> killed, TraceSpan orphan) {
    return orphan.kind() == SpanKind.SERVER && killed.contains(CALLERS.get(orphan.service()));
  }

  private static long count(Trace trace, String operation) {
    return trace.spans().stream().filter(span -> span.operation().equals(operation)).count();
  }
}
