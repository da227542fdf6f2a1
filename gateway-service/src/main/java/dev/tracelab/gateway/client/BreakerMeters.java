package dev.tracelab.gateway.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Handler;
import java.util.Locale;

/** Metrics of one circuit breaker: its state, its state changes and the calls it rejected. */
final class BreakerMeters {

  private final CircuitBreaker breaker;
  private final MeterRegistry meters;
  private final Counter refused;

  /** Registers the metrics, and sets the handlers of the circuit breaker. */
  BreakerMeters(CircuitBreaker breaker, MeterRegistry meters) {
    this.breaker = breaker;
    this.meters = meters;
    this.refused =
        Counter.builder("circuit.breaker.refused.calls")
            .description("Calls that were not made because the circuit was open.")
            .tag("peer", breaker.name())
            .register(meters);
    for (CircuitBreakerState state : CircuitBreakerState.values()) {
      showState(state);
    }
    breaker
        .openHandler(counting(CircuitBreakerState.OPEN))
        .halfOpenHandler(counting(CircuitBreakerState.HALF_OPEN))
        .closeHandler(counting(CircuitBreakerState.CLOSED));
  }

  /** The name in spans, metrics and health details, such as {@code half-open}. */
  static String nameOf(CircuitBreakerState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Counts a failed call if the open circuit rejected it. */
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
