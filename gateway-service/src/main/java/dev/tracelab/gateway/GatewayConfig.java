package dev.tracelab.gateway;

import dev.tracelab.gateway.client.BreakerConfig;
import dev.tracelab.kit.config.Environment;
import java.net.URI;
import java.time.Duration;

/**
 * What the gateway can be told.
 *
 * @param orderService where order-service is
 * @param inventoryService where inventory-service is
 * @param deadline how long a caller waits at most for any answer
 * @param capacity how many requests may be under way at once, at the very most
 * @param breaker when a service is not asked any more
 */
public record GatewayConfig(
    URI orderService,
    URI inventoryService,
    Duration deadline,
    int capacity,
    BreakerConfig breaker) {

  // Admitted requests still meet the deadline if every backend suddenly becomes four times slower.
  private static final int WISHED_PART_OF_DEADLINE = 4;

  /**
   * Reads {@code ORDER_SERVICE_URL}, {@code INVENTORY_SERVICE_URL}, {@code GATEWAY_DEADLINE},
   * {@code GATEWAY_CAPACITY}, {@code GATEWAY_BREAKER_FAILURES} and {@code GATEWAY_BREAKER_PAUSE}.
   *
   * @throws dev.tracelab.kit.config.ConfigurationException when a value cannot be used
   */
  public static GatewayConfig from(Environment environment) {
    return new GatewayConfig(
        environment.uri("ORDER_SERVICE_URL", URI.create("http://127.0.0.1:8081")),
        environment.uri("INVENTORY_SERVICE_URL", URI.create("http://127.0.0.1:8082")),
        environment.duration("GATEWAY_DEADLINE", Duration.ofSeconds(5)),
        environment.integer("GATEWAY_CAPACITY", 256, 1, 100_000),
        new BreakerConfig(
            environment.integer("GATEWAY_BREAKER_FAILURES", 5, 1, 1000),
            environment.duration("GATEWAY_BREAKER_PAUSE", Duration.ofSeconds(2))));
  }

  /** How soon most answers should come, so that the last come before the deadline. */
  Duration wished() {
    return deadline.dividedBy(WISHED_PART_OF_DEADLINE);
  }
}
