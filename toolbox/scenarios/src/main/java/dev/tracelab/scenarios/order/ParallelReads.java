package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.util.List;

/** Starts all three calls at once, and waits for the slowest. */
final class ParallelReads extends ForwardingInventory {

  private final ListPrices products;

  ParallelReads(Inventory clean, ListPrices products) {
    super(clean);
    this.products = products;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    Future<OrderPrice> price = clean.quote(items, deadline);
    return Future.all(
            products.product(items.get(0).sku(), deadline), products.products(deadline), price)
        .map(all -> price.result());
  }
}
