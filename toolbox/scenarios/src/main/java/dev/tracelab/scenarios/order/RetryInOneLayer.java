package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One layer tries again, once and after a pause. Then the order does without. */
final class RetryInOneLayer extends ForwardingInventory {

  private static final long PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final ListPrices fallback;

  RetryInOneLayer(Vertx vertx, Inventory clean, ListPrices fallback) {
    super(clean);
    this.vertx = vertx;
    this.fallback = fallback;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    return clean
        .quote(items, deadline)
        .recover(failed -> afterPause(items, deadline))
        .recover(failed -> fallback.insteadOfQuote(items, deadline));
  }

  private Future<OrderPrice> afterPause(List<Order.Item> items, Deadline deadline) {
    return vertx
        .timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
        .compose(passed -> clean.quote(items, deadline));
  }
}
