package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Keeps the connection of its query while it calls another service: the pool runs dry. */
final class QuoteHoldingConnection extends ParallelQuotes {

  private final Traced traced;
  private final Pool pool;

  QuoteHoldingConnection(Traced traced, Pool pool, Inventory clean) {
    super(clean);
    this.traced = traced;
    this.pool = pool;
  }

  @Override
  Future<OrderPrice> price(Order.Item item, Deadline deadline) {
    return traced.span(
        "price item",
        span ->
            pool.withConnection(
                connection ->
                    connection
                        .query(PriceRules.READ)
                        .execute()
                        .compose(rules -> super.price(item, deadline))));
  }
}
