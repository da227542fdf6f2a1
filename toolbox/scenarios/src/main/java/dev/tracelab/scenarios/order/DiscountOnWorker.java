package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** Computes on a worker thread, in a span of its own: the event loop stays free. */
final class DiscountOnWorker extends ForwardingInventory {

  private final Inventory quotes;
  private final Vertx vertx;
  private final Traced traced;

  DiscountOnWorker(Vertx vertx, Traced traced, Inventory clean) {
    super(clean);
    this.quotes = new ParallelQuotes(clean);
    this.vertx = vertx;
    this.traced = traced;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    Future<OrderPrice> first = clean.quote(items.subList(0, 1), deadline);
    Future<OrderPrice> others = quotes.quote(items.subList(1, items.size()), deadline);
    return Future.all(first.compose(this::computeDiscount), others)
        .map(both -> Prices.together(List.of(first.result(), others.result())));
  }

  private Future<Void> computeDiscount(OrderPrice price) {
    return traced.span(
        "compute discount",
        span ->
            vertx.executeBlocking(
                () -> {
                  Discount.compute(price);
                  return null;
                }));
  }
}
