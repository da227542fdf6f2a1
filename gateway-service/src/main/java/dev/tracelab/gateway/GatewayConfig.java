package dev.tracelab.gateway;

import dev.tracelab.gateway.client.Upstream.BreakerConfig;
import dev.tracelab.tracing.config.Environment;
import java.net.URI;
import java.time.Duration;

/**
 * The configuration of gateway-service.
 *
 * @param orderService base URL of order-service
 * @param inventoryService base URL of inventory-service
 * @param deadline how long a request may take
 * @param capacity maximum number of concurrent requests
 * @param breaker configures the circuit breaker of each service
 */
record GatewayConfig(
    URI orderService,
    URI inventoryService,
    Duration deadline,
    int capacity,
    BreakerConfig breaker) {

  // Admitted requests still meet the deadline if every backend suddenly becomes four times slower.
  private static final int TARGET_FRACTION_OF_DEADLINE = 4;

  /**
   * Reads {@code ORDER_SERVICE_URL}, {@code INVENTORY_SERVICE_URL}, {@code GATEWAY_DEADLINE},
   * {@code GATEWAY_CAPACITY}, {@code GATEWAY_BREAKER_FAILURES} and {@code GATEWAY_BREAKER_PAUSE}.
   *
   * @throws dev.tracelab.tracing.config.ConfigurationException if a value is invalid
   */
  static GatewayConfig from(Environment environment) {
    return new GatewayConfig(
        environment.uri("ORDER_SERVICE_URL", URI.create("http://127.0.0.1:8081")),
        environment.uri("INVENTORY_SERVICE_URL", URI.create("http://127.0.0.1:8082")),
        environment.duration("GATEWAY_DEADLINE", Duration.ofSeconds(5)),
        environment.integer("GATEWAY_CAPACITY", 256, 1, 100_000),
        new BreakerConfig(
            environment.integer("GATEWAY_BREAKER_FAILURES", 5, 1, 1000),
            environment.duration("GATEWAY_BREAKER_PAUSE", Duration.ofSeconds(2))));
  }

  /** Target p95 latency for the concurrency limit. */
  Duration targetLatency() {
    return deadline.dividedBy(TARGET_FRACTION_OF_DEADLINE);
  }
}
