package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Asks for the price of each item once that of the item before has arrived. */
final class SequentialQuotes extends ForwardingInventory {

  SequentialQuotes(Inventory clean) {
    super(clean);
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    Future<List<OrderPrice>> prices = Future.succeededFuture(new ArrayList<>());
    for (Order.Item item : items) {
      prices =
          prices.compose(
              known -> clean.quote(List.of(item), deadline).onSuccess(known::add).map(known));
    }
    return prices.map(Prices::together);
  }
}
