package dev.tracelab.inventory;

import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.tracing.config.Environment;
import java.time.Duration;

/**
 * The configuration of inventory-service.
 *
 * @param database its database
 * @param sweepInterval from the end of one expiry sweep to the start of the next
 */
record InventoryConfig(DatabaseConfig database, Duration sweepInterval) {

  /**
   * Reads {@code DATABASE_*} and {@code EXPIRY_SWEEP_INTERVAL}.
   *
   * @throws dev.tracelab.tracing.config.ConfigurationException if a value is invalid
   */
  static InventoryConfig from(Environment environment) {
    return new InventoryConfig(
        DatabaseConfig.from(environment, "inventory"),
        environment.duration("EXPIRY_SWEEP_INTERVAL", Duration.ofSeconds(5)));
  }
}
