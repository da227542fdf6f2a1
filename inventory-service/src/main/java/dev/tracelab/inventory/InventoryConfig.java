package dev.tracelab.inventory;

import dev.tracelab.kit.config.ConfigurationException;
import dev.tracelab.kit.config.Environment;
import dev.tracelab.kit.sql.DatabaseConfig;
import java.time.Duration;

/**
 * The settings that only this service has.
 *
 * @param database of products and reservations
 * @param sweepInterval from the end of one expiry sweep to the start of the next
 */
record InventoryConfig(DatabaseConfig database, Duration sweepInterval) {

  /**
   * Reads {@code DATABASE_*} and {@code EXPIRY_SWEEP_INTERVAL}.
   *
   * @throws ConfigurationException for an invalid value
   */
  static InventoryConfig from(Environment environment) {
    return new InventoryConfig(
        DatabaseConfig.from(environment, "inventory"),
        environment.duration("EXPIRY_SWEEP_INTERVAL", Duration.ofSeconds(5)));
  }
}
