package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Gives the connection back before it calls another service: one connection is enough. */
final class QuoteReleasingConnection extends ParallelQuotes {

  private final Traced traced;
  private final Pool pool;

  QuoteReleasingConnection(Traced traced, Pool pool, Inventory clean) {
    super(clean);
    this.traced = traced;
    this.pool = pool;
  }

  @Override
  Future<OrderPrice> price(Order.Item item, Deadline deadline) {
    return traced.span(
        "price item",
        span ->
            pool.query(PriceRules.READ).execute().compose(rules -> super.price(item, deadline)));
  }
}
