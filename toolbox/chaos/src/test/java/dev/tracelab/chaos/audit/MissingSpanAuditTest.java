package dev.tracelab.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.chaos.audit.SpanLosses.Downtime;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Explanations of missing spans. Times are in seconds. */
class MissingSpanAuditTest {

  private static final StoredTrace.Id TRACE = new StoredTrace.Id(0, 1);
  private static final String GATEWAY = "gateway-service";
  private static final String ORDERS = "order-service";
  private static final String INVENTORY = "inventory-service";

  private final List<ResourceSpans> batches = new ArrayList<>();
  private final List<Downtime> kills = new ArrayList<>();
  private final List<Downtime> outages = new ArrayList<>();
  private Map<String, Long> dropped = Map.of();

  /** Placed after 100 seconds, at its end after 102. */
  private final OrderRow order =
      new OrderRow(
          "o-1", "k", "FULFILLED", null, Map.of(), 1L, TRACE.longForm(), sec(100), sec(102));

  @Test
  void aCompleteTraceHasNoViolations() {
    span(GATEWAY, 1, 0, "POST /api/orders", 100);
    span(ORDERS, 2, 1, "POST /orders", 100);
    span(ORDERS, 3, 2, "complete order", 102);

    assertThat(violations()).isEmpty();
  }

  @Test
  void anUnexplainedOrderWithoutATraceIsAViolation() {
    assertThat(violations()).singleElement().asString().startsWith("0 without a trace: order o-1");
  }

  @Test
  void anOutageOfJaegerExplainsAMissingTraceIfEachServiceCountedDroppedSpans() {
    outages.add(new Downtime("Jaeger", sec(99), sec(103)));
    dropped = Map.of(GATEWAY, 3L);
    assertThat(violations()).hasSize(1);

    dropped = Map.of(GATEWAY, 3L, ORDERS, 20L);
    assertThat(violations()).isEmpty();
    assertThat(meaning("0 without a trace")).endsWith("by outages of Jaeger (1), unexplained 0");
  }

  @Test
  void aKillOfOneServiceDoesNotExplainTheMissingSpansOfTwo() {
    kills.add(new Downtime(ORDERS, sec(102), sec(102)));
    assertThat(violations()).hasSize(1);

    kills.add(new Downtime(GATEWAY, sec(101), sec(101)));
    assertThat(violations()).isEmpty();
    assertThat(meaning("0 without a trace"))
        .contains("1 missing: explained by kills (1), by outages of Jaeger (0)");
  }

  @Test
  void aTraceThatDoesNotRecordTheEndIsAViolation() {
    span(GATEWAY, 1, 0, "POST /api/orders", 100);

    assertThat(violations()).singleElement().asString().startsWith("end recorded: ");
    kills.add(new Downtime(ORDERS, sec(103), sec(103)));
    assertThat(violations()).isEmpty();
  }

  @Test
  void aSpanWithoutItsParentIsAViolation() {
    span(GATEWAY, 1, 0, "POST /api/orders", 100);
    span(ORDERS, 3, 2, "complete order", 102);

    assertThat(violations()).singleElement().asString().startsWith("no orphans: trace");
  }

  @Test
  void aMissingParentIsExplainedByAKillOfItsOwnService() {
    span(GATEWAY, 1, 0, "POST /api/orders", 100);
    span(ORDERS, 3, 2, "complete order", 102);
    kills.add(new Downtime(INVENTORY, sec(102), sec(102)));
    assertThat(violations()).hasSize(1);

    kills.add(new Downtime(ORDERS, sec(102), sec(102)));
    assertThat(violations()).isEmpty();
  }

  @Test
  void theParentOfAServerSpanBelongsToTheCaller() {
    span(ORDERS, 2, 1, "POST /orders", StoredSpan.Kind.SERVER, 100, List.of());
    span(ORDERS, 3, 2, "complete order", 102);
    kills.add(new Downtime(ORDERS, sec(100), sec(100)));
    assertThat(violations()).hasSize(1);

    kills.add(new Downtime(GATEWAY, sec(100), sec(100)));
    assertThat(violations()).isEmpty();
  }

  @Test
  void aMuchLaterKillExplainsNothing() {
    span(GATEWAY, 1, 0, "POST /api/orders", 100);
    span(ORDERS, 3, 2, "complete order", 102);
    kills.add(new Downtime(ORDERS, sec(120), sec(120)));

    assertThat(violations()).hasSize(1);
  }

  @Test
  void aKillExplainsSpansThatWereQueuedDuringAnOutageOfJaeger() {
    span(GATEWAY, 1, 0, "POST /api/orders", 100);
    span(ORDERS, 3, 2, "complete order", 102);
    kills.add(new Downtime(ORDERS, sec(120), sec(120)));
    outages.add(new Downtime("Jaeger", sec(95), sec(99)));
    assertThat(violations()).hasSize(1);

    outages.add(new Downtime("Jaeger", sec(98), sec(118)));
    assertThat(violations()).isEmpty();
  }

  @Test
  void theMissingParentOfAFollowsFromSpanWasActiveDuringTheRequest() {
    span(GATEWAY, 1, 0, "POST /api/orders", 100);
    span(ORDERS, 3, 2, "reject order", StoredSpan.Kind.CONSUMER, 150, List.of(followsFrom(2)));
    kills.add(new Downtime(ORDERS, sec(101), sec(101)));

    assertThat(violations()).isEmpty();
  }

  private List<String> violations() {
    return Finding.violationsOf(findings());
  }

  private String meaning(String invariant) {
    return findings().stream()
        .filter(finding -> finding.invariant().equals(invariant))
        .map(Finding::meaning)
        .findFirst()
        .orElseThrow();
  }

  private List<Finding> findings() {
    List<StoredTrace> traces =
        batches.isEmpty() ? List.of() : List.of(new StoredTrace(TRACE, batches, 0));
    DatabaseSnapshot snapshot =
        new DatabaseSnapshot(List.of(order), Map.of(), 0, Map.of(), List.of());
    return MissingSpanAudit.findings(traces, snapshot, new SpanLosses(kills, outages, dropped));
  }

  private void span(String service, long id, long parent, String operation, long start) {
    span(service, id, parent, operation, StoredSpan.Kind.INTERNAL, start, List.of());
  }

  private void span(
      String service,
      long id,
      long parent,
      String operation,
      StoredSpan.Kind kind,
      long start,
      List<StoredSpan.Link> links) {
    StoredSpan span =
        new StoredSpan(
            TRACE,
            id,
            parent,
            operation,
            kind,
            sec(start),
            sec(1),
            Map.of(),
            List.of(),
            links,
            StoredSpan.Status.UNSET);
    batches.add(new ResourceSpans(new ResourceSpans.Resource(service, Map.of()), List.of(span)));
  }

  private static StoredSpan.Link followsFrom(long span) {
    return new StoredSpan.Link(TRACE, span, StoredSpan.Link.Type.FOLLOWS_FROM);
  }

  private static long sec(long seconds) {
    return seconds * 1_000_000;
  }
}
