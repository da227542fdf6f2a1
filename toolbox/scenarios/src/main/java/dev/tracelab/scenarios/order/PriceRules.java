package dev.tracelab.scenarios.order;

import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.tracing.config.Environment;
import io.vertx.sqlclient.Pool;

/** Rules for prices, behind a pool of a single connection. */
final class PriceRules {

  /** One row; the shop has no rules yet. */
  static final String READ = "SELECT 1 AS factor";

  private PriceRules() {}

  /** A pool of its own, so that no other request waits for it. */
  static Pool pool(ServiceBuilder service) {
    DatabaseConfig all = DatabaseConfig.from(new Environment(System.getenv()), "orders");
    DatabaseConfig one =
        new DatabaseConfig(
            all.host(),
            all.port(),
            all.name(),
            all.user(),
            all.password(),
            1,
            all.acquireTimeout(),
            all.statementTimeout(),
            all.silenceTimeout());
    Database database = Database.open(service.vertx(), one);
    service.onShutdown("pool of one connection", database::close);
    return database.traced();
  }
}
