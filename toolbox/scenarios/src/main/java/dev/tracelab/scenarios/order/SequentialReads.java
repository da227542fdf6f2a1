package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.util.List;

/** Reads one thing, then another, then the price, although none needs what came before. */
final class SequentialReads extends ForwardingInventory {

  private final ListPrices products;

  SequentialReads(Inventory clean, ListPrices products) {
    super(clean);
    this.products = products;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    return products
        .product(items.get(0).sku(), deadline)
        .compose(product -> products.products(deadline))
        .compose(all -> clean.quote(items, deadline));
  }
}
