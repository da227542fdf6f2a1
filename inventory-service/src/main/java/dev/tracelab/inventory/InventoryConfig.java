package dev.tracelab.inventory;

import dev.tracelab.kit.config.ConfigurationException;
import dev.tracelab.kit.config.Environment;
import dev.tracelab.kit.sql.DatabaseConfig;
import java.time.Duration;

/**
 * What an operator can set, besides what all services have in common.
 *
 * @param database where the inventory is kept
 * @param sweepInterval from the end of one sweep for overdue reservations to the start of the next
 */
record InventoryConfig(DatabaseConfig database, Duration sweepInterval) {

  /**
   * Reads {@code DATABASE_*} and {@code EXPIRY_SWEEP_INTERVAL}.
   *
   * @throws ConfigurationException when a value cannot be used
   */
  static InventoryConfig from(Environment environment) {
    return new InventoryConfig(
        DatabaseConfig.from(environment, "inventory"),
        environment.duration("EXPIRY_SWEEP_INTERVAL", Duration.ofSeconds(5)));
  }
}
