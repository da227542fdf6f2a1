package dev.tracelab.lab.chaos.audit;

import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.model.Value;
import dev.tracelab.lab.chaos.audit.Books.OrderEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the traces say about orders, read trace by trace.
 *
 * <p>A trace holds work on an order if it has one of the spans in which an order changes. A request
 * that only learns what became of its order, or that goes on with it in the order's own trace,
 * holds none.
 */
public final class OrderTraces {

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

  private OrderTraces() {}

  /** Reads all traces. */
  public static OrderTraces of(List<StoredTrace> traces) {
    OrderTraces read = new OrderTraces();
    traces.forEach(read::add);
    return read;
  }

  /** Recoveries, in the order of time. */
  public List<Recovery> recoveries() {
    return recoveries.stream().sorted().toList();
  }

  /** How many spans were read. */
  public long spans() {
    return spans;
  }

  /** What the traces say about the orders in the books. */
  public List<Finding> findings(Books books) {
    return List.of(oneTrace(), itsOwn(books), oneOrder());
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
        "all work on an order is in one trace, recovery included; none is broken in two",
        tracesByOrder.size(),
        broken);
  }

  private Finding itsOwn(Books books) {
    Set<String> placing =
        books.orders().stream().map(OrderEntry::traceId).collect(Collectors.toSet());
    List<String> elsewhere =
        ordersByTrace.keySet().stream()
            .filter(trace -> !placing.contains(trace))
            .map(trace -> "trace " + trace + " placed no order, but has " + workByTrace.get(trace))
            .toList();
    return new Finding(
        "its own trace",
        "every trace with work is the one of the request that placed the order",
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
