package dev.tracelab.order;

import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.order.domain.CreditLimit;
import dev.tracelab.tracing.config.Environment;
import java.net.URI;
import java.time.Duration;

/**
 * The configuration of order-service.
 *
 * @param inventoryService base URL of inventory-service
 * @param database its database
 * @param creditLimit maximum total of a customer's open orders
 * @param lease how long one request may work on an order before another may take it over
 * @param reservationTtl how long a reservation holds stock
 * @param outboxPoll how often the outbox is polled without a nudge
 * @param outboxLease after this time an outbox entry without a reply is sent again
 * @param sweepInterval from the end of one sweep for abandoned orders to the start of the next
 * @param sweepGrace how long a client may resume an order after its lease has expired
 * @param paymentThreads maximum number of concurrent payment calls
 */
record OrderConfig(
    URI inventoryService,
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
   * Reads {@code INVENTORY_SERVICE_URL}, {@code DATABASE_*}, {@code CREDIT_LIMIT_MINOR}, {@code
   * ORDER_LEASE}, {@code RESERVATION_TTL}, {@code OUTBOX_POLL}, {@code OUTBOX_LEASE}, {@code
   * SWEEP_INTERVAL}, {@code SWEEP_GRACE} and {@code PAYMENT_THREADS}.
   *
   * @throws dev.tracelab.tracing.config.ConfigurationException if a value is invalid
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
