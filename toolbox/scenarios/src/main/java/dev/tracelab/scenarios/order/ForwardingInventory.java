package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Passes each call on; a variant overrides what it changes. */
abstract class ForwardingInventory implements Inventory {

  final Inventory clean;

  ForwardingInventory(Inventory clean) {
    this.clean = clean;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    return clean.quote(items, deadline);
  }

  @Override
  public Future<Void> reserve(Order order, Deadline deadline) {
    return clean.reserve(order, deadline);
  }

  @Override
  public Future<Void> commit(UUID orderId, Deadline deadline) {
    return clean.commit(orderId, deadline);
  }

  @Override
  public Future<Void> release(UUID orderId, Deadline deadline) {
    return clean.release(orderId, deadline);
  }
}
