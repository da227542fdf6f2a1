package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.util.List;

/** Computes on the event loop: whatever else this thread has to do stands still meanwhile. */
final class DiscountOnEventLoop extends ForwardingInventory {

  private final Inventory quotes;

  DiscountOnEventLoop(Inventory clean) {
    super(clean);
    this.quotes = new ParallelQuotes(clean);
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    Future<OrderPrice> first = clean.quote(items.subList(0, 1), deadline);
    Future<OrderPrice> others = quotes.quote(items.subList(1, items.size()), deadline);
    return Future.all(first.onSuccess(Discount::compute), others)
        .map(both -> Prices.together(List.of(first.result(), others.result())));
  }
}
