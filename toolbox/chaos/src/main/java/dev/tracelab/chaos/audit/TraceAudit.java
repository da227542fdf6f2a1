package dev.tracelab.chaos.audit;

import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks that all work on an order is in one trace, and collects the recoveries.
 *
 * <p>A trace contains work on an order if it has one of the spans in which an order changes. The
 * trace of a retry that only receives the result, or resumes the order in the order's own trace,
 * contains none.
 */
public final class TraceAudit {

  private static final String ORDER_ID = "order.id";

  private static final Set<String> WORK =
      Set.of(
          "quote prices",
          "reserve stock",
          "authorise payment",
          "confirm order",
          "reject order",
          "fulfil order",
          "resume order",
          "give up order");

  private final Map<String, Set<String>> tracesByOrder = new HashMap<>();
  private final Map<String, Set<String>> ordersByTrace = new HashMap<>();
  private final Map<String, Set<String>> workByTrace = new HashMap<>();
  private final List<Recovery> recoveries = new ArrayList<>();
  private long spans;

  private TraceAudit() {}

  /** Reads all traces. */
  public static TraceAudit of(List<StoredTrace> traces) {
    TraceAudit audit = new TraceAudit();
    traces.forEach(audit::add);
    return audit;
  }

  /** Recoveries by time. */
  public List<Recovery> recoveries() {
    return recoveries.stream().sorted().toList();
  }

  /** Number of spans. */
  public long spans() {
    return spans;
  }

  /** Findings about the orders in a snapshot of the databases. */
  public List<Finding> findings(DatabaseSnapshot snapshot) {
    return List.of(oneTrace(), itsOwn(snapshot), oneOrder());
  }

  private void add(StoredTrace trace) {
    String id = trace.id().longForm();
    Set<String> orders = new HashSet<>();
    Set<String> work = new TreeSet<>();
    trace
        .spans()
        .forEach(
            span -> {
              spans++;
              if (WORK.contains(span.operation())) {
                work.add(span.operation());
              }
              if (span.attributes().get(ORDER_ID) instanceof Value.Text order) {
                orders.add(order.value());
                Recovery.in(span, id, order.value()).ifPresent(recoveries::add);
              }
            });
    if (!work.isEmpty()) {
      workByTrace.put(id, work);
      ordersByTrace.put(id, orders);
      orders.forEach(order -> tracesByOrder.computeIfAbsent(order, o -> new TreeSet<>()).add(id));
    }
  }

  private Finding oneTrace() {
    List<String> broken =
        tracesByOrder.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> "order " + entry.getKey() + " has work in " + entry.getValue())
            .toList();
    return new Finding(
        "1 trace per order",
        "all work on an order is in one trace, recovery included",
        tracesByOrder.size(),
        broken);
  }

  private Finding itsOwn(DatabaseSnapshot snapshot) {
    Set<String> placing =
        snapshot.orders().stream().map(OrderRow::traceId).collect(Collectors.toSet());
    List<String> elsewhere =
        ordersByTrace.keySet().stream()
            .filter(trace -> !placing.contains(trace))
            .map(
                trace ->
                    "trace " + trace + " placed no order but contains " + workByTrace.get(trace))
            .toList();
    return new Finding(
        "its own trace",
        "every trace with work on an order is that of the request that placed it",
        ordersByTrace.size(),
        elsewhere);
  }

  private Finding oneOrder() {
    List<String> mixed =
        ordersByTrace.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> "trace " + entry.getKey() + " has " + entry.getValue())
            .toList();
    return new Finding("1 order per trace", "no trace mixes orders", ordersByTrace.size(), mixed);
  }
}
