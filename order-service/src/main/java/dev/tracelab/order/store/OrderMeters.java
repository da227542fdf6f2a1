package dev.tracelab.order.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what becomes of orders: each change of state once, when it is in the database. An order
 * that was confirmed is counted again when it is fulfilled or, rarely, rejected after all.
 */
public final class OrderMeters {

  private static final String NO_REASON = "none";

  private final MeterRegistry meters;
  private final Map<Change, Counter> counters = new ConcurrentHashMap<>();

  private OrderMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counters that begin at nothing; those of orders that go well are there from the start. */
  public static OrderMeters create(MeterRegistry meters) {
    OrderMeters orders = new OrderMeters(meters);
    orders.counter("confirmed", NO_REASON);
    orders.counter("fulfilled", NO_REASON);
    return orders;
  }

  void confirmed() {
    counter("confirmed", NO_REASON).increment();
  }

  void fulfilled() {
    counter("fulfilled", NO_REASON).increment();
  }

  /** The reason is the name of a problem, of which there are few. */
  void rejected(String reason) {
    counter("rejected", reason).increment();
  }

  private Counter counter(String state, String reason) {
    return counters.computeIfAbsent(new Change(state, reason), this::register);
  }

  private Counter register(Change change) {
    return Counter.builder("orders")
        .description("Orders that came into this state.")
        .tags("state", change.state(), "reason", change.reason())
        .register(meters);
  }

  private record Change(String state, String reason) {}
}
