package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.util.List;

/** Asks for the prices of all items at once; a variant overrides how it asks for one. */
class ParallelQuotes extends ForwardingInventory {

  ParallelQuotes(Inventory clean) {
    super(clean);
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    List<Future<OrderPrice>> prices = items.stream().map(item -> price(item, deadline)).toList();
    return Future.all(prices).map(all -> Prices.together(all.list()));
  }

  Future<OrderPrice> price(Order.Item item, Deadline deadline) {
    return clean.quote(List.of(item), deadline);
  }
}
