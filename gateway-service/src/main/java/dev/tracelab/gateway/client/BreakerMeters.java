package dev.tracelab.gateway.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Handler;
import java.util.Locale;

/** What is measured of one circuit breaker: its state, its changes and the calls it refused. */
final class BreakerMeters {

  private final CircuitBreaker breaker;
  private final MeterRegistry meters;
  private final Counter refused;

  private BreakerMeters(CircuitBreaker breaker, MeterRegistry meters) {
    this.breaker = breaker;
    this.meters = meters;
    this.refused =
        Counter.builder("circuit.breaker.refused.calls")
            .description("Calls that were not made because the circuit was open.")
            .tag("peer", breaker.name())
            .register(meters);
  }

  /** Watches a circuit breaker from now on; its handlers of changes are ours. */
  static BreakerMeters of(CircuitBreaker breaker, MeterRegistry meters) {
    BreakerMeters watching = new BreakerMeters(breaker, meters);
    for (CircuitBreakerState state : CircuitBreakerState.values()) {
      watching.showState(state);
    }
    breaker
        .openHandler(watching.counting(CircuitBreakerState.OPEN))
        .halfOpenHandler(watching.counting(CircuitBreakerState.HALF_OPEN))
        .closeHandler(watching.counting(CircuitBreakerState.CLOSED));
    return watching;
  }

  /** As spans, metrics and the operator's page name it: {@code half-open}. */
  static String nameOf(CircuitBreakerState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Counts a call that failed because it was not made. */
  void failed(Throwable failure) {
    if (failure instanceof OpenCircuitException) {
      refused.increment();
    }
  }

  private void showState(CircuitBreakerState state) {
    Gauge.builder("circuit.breaker.state", breaker, now -> now.state() == state ? 1 : 0)
        .description("1 for the state the circuit breaker is in, 0 for the others.")
        .tag("peer", breaker.name())
        .tag("state", nameOf(state))
        .register(meters);
  }

  private Handler<Void> counting(CircuitBreakerState state) {
    Counter changes =
        Counter.builder("circuit.breaker.changes")
            .description("How often the circuit breaker came into this state.")
            .tag("peer", breaker.name())
            .tag("state", nameOf(state))
            .register(meters);
    return changed -> changes.increment();
  }
}
