package dev.tracelab.order;

import dev.tracelab.kit.config.Environment;
import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.order.domain.CreditLimit;
import java.net.URI;
import java.time.Duration;

/**
 * What the order service can be told.
 *
 * @param inventory where inventory-service is
 * @param database its own database
 * @param creditLimit what a customer may owe in open orders, in minor units
 * @param lease how long one request may work on an order before another may take over
 * @param reservationTtl how long reserved stock waits for its order
 * @param outboxPoll how often the outbox is looked into without a nudge
 * @param outboxLease after which a row of the outbox is handed on again when nothing was heard of
 *     it
 * @param sweepInterval how often abandoned orders are looked for
 * @param sweepGrace how long a client may come back to an abandoned order
 * @param paymentThreads how many payments may be asked for at once
 */
record OrderConfig(
    URI inventory,
    DatabaseConfig database,
    CreditLimit creditLimit,
    Duration lease,
    Duration reservationTtl,
    Duration outboxPoll,
    Duration outboxLease,
    Duration sweepInterval,
    Duration sweepGrace,
    int paymentThreads) {

  /**
   * Reads the variables.
   *
   * @throws dev.tracelab.kit.config.ConfigurationException naming the one that cannot be used
   */
  static OrderConfig from(Environment environment) {
    return new OrderConfig(
        environment.uri("INVENTORY_SERVICE_URL", URI.create("http://127.0.0.1:8082")),
        DatabaseConfig.from(environment, "orders"),
        new CreditLimit(environment.integer("CREDIT_LIMIT_MINOR", 5_000_000, 0, 1_000_000_000)),
        environment.duration("ORDER_LEASE", Duration.ofSeconds(15)),
        environment.duration("RESERVATION_TTL", Duration.ofMinutes(2)),
        environment.duration("OUTBOX_POLL", Duration.ofSeconds(1)),
        environment.duration("OUTBOX_LEASE", Duration.ofSeconds(30)),
        environment.duration("SWEEP_INTERVAL", Duration.ofSeconds(5)),
        environment.duration("SWEEP_GRACE", Duration.ofSeconds(30)),
        environment.integer("PAYMENT_THREADS", 4, 1, 64));
  }
}
