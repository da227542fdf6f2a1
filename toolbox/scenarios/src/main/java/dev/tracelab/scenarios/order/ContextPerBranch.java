package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.util.List;

/** Runs each branch in a context of its own, in which its span is the active one. */
final class ContextPerBranch extends ForwardingInventory {

  private final Traced traced;

  ContextPerBranch(Traced traced, Inventory clean) {
    super(clean);
    this.traced = traced;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    List<Future<OrderPrice>> prices =
        items.stream()
            .map(item -> traced.span("price item", span -> clean.quote(List.of(item), deadline)))
            .toList();
    return Future.all(prices).map(all -> Prices.together(all.list()));
  }
}
