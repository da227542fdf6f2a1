package dev.tracelab.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.chaos.audit.Recovery.Kind;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders and recoveries in traces. */
class TraceAuditTest {

  @Test
  void anOrderAndItsRecoveryInOneTraceHasNoViolations() {
    TraceAudit audit =
        TraceAudit.of(
            List.of(
                trace(1, span("POST /orders", "o-1"), span("reserve stock"), resumed("o-1")),
                trace(2, span("POST /orders", "o-1"))));

    assertThat(broken(audit, 1)).isEmpty();
    assertThat(audit.spans()).isEqualTo(4);
    assertThat(audit.recoveries())
        .extracting(Recovery::kind, Recovery::orderId, Recovery::traceId)
        .containsExactly(tuple(Kind.RESUMED, "o-1", id(1)));
  }

  @Test
  void workOnOneOrderInTwoTracesIsAViolation() {
    TraceAudit audit =
        TraceAudit.of(
            List.of(
                trace(1, span("POST /orders", "o-1"), span("reserve stock")),
                trace(2, span("POST /orders", "o-1"), span("confirm order"))));

    assertThat(broken(audit, 1)).containsExactly("1 trace per order", "its own trace");
  }

  @Test
  void workInATraceThatPlacedNoOrderIsAViolationEvenWithoutAnOrderId() {
    TraceAudit audit = TraceAudit.of(List.of(trace(2, span("authorise payment"))));

    assertThat(broken(audit, 1)).containsExactly("its own trace");
  }

  @Test
  void aTraceThatMixesOrdersIsAViolation() {
    TraceAudit audit =
        TraceAudit.of(List.of(trace(1, span("fulfil order", "o-1"), span("fulfil order", "o-2"))));

    assertThat(broken(audit, 1)).containsExactly("1 order per trace");
  }

  @Test
  void onlyALaterDeliveryIsARecovery() {
    TraceAudit audit =
        TraceAudit.of(List.of(trace(1, span("fulfil order", "o-1"), redelivered("o-1"))));

    assertThat(audit.recoveries()).extracting(Recovery::kind).containsExactly(Kind.REDELIVERED);
  }

  private static List<String> broken(TraceAudit audit, long placedBy) {
    OrderRow order = new OrderRow("o-1", "k", "FULFILLED", null, Map.of(), 1L, id(placedBy), 0, 0);
    DatabaseSnapshot snapshot =
        new DatabaseSnapshot(List.of(order), Map.of(), 0, Map.of(), List.of());
    return audit.findings(snapshot).stream()
        .filter(finding -> !finding.holds())
        .map(Finding::invariant)
        .toList();
  }

  private static StoredTrace trace(long id, StoredSpan... spans) {
    ResourceSpans.Resource service = new ResourceSpans.Resource("order-service", Map.of());
    return new StoredTrace(
        new StoredTrace.Id(0, id), List.of(new ResourceSpans(service, Arrays.asList(spans))), 0);
  }

  private static String id(long id) {
    return new StoredTrace.Id(0, id).longForm();
  }

  private static StoredSpan resumed(String order) {
    return span("resume order", Map.of("order.id", new Value.Text(order)));
  }

  private static StoredSpan redelivered(String order) {
    return span(
        "fulfil order",
        Map.of("order.id", new Value.Text(order), "reason", new Value.Text("redelivery")));
  }

  private static StoredSpan span(String operation) {
    return span(operation, Map.of());
  }

  private static StoredSpan span(String operation, String order) {
    return span(operation, Map.of("order.id", new Value.Text(order)));
  }

  private static StoredSpan span(String operation, Map<String, Value> tags) {
    return new StoredSpan(
        new StoredTrace.Id(0, 1),
        1,
        0,
        operation,
        StoredSpan.Kind.INTERNAL,
        0,
        1,
        tags,
        List.of(),
        List.of(),
        StoredSpan.Status.UNSET);
  }
}
