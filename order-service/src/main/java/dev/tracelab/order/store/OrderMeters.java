package dev.tracelab.order.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts orders by the state they reach, once the change is committed. A confirmed order is counted
 * again when it is fulfilled or, rarely, rejected.
 */
public final class OrderMeters {

  private static final String NO_REASON = "none";

  private final MeterRegistry meters;
  private final Map<Change, Counter> counters = new ConcurrentHashMap<>();

  /** Registers the counters of successful orders at 0; those of rejections follow on demand. */
  public OrderMeters(MeterRegistry meters) {
    this.meters = meters;
    counter("confirmed", NO_REASON);
    counter("fulfilled", NO_REASON);
  }

  void confirmed() {
    counter("confirmed", NO_REASON).increment();
  }

  void fulfilled() {
    counter("fulfilled", NO_REASON).increment();
  }

  /** The reason must have few distinct values. */
  void rejected(String reason) {
    counter("rejected", reason).increment();
  }

  private Counter counter(String state, String reason) {
    return counters.computeIfAbsent(new Change(state, reason), this::register);
  }

  private Counter register(Change change) {
    return Counter.builder("orders")
        .description("Orders that reached this state.")
        .tags("state", change.state(), "reason", change.reason())
        .register(meters);
  }

  private record Change(String state, String reason) {}
}
