package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;

/** Runs each branch in a context of its own, in which its span is the active one. */
final class ContextPerBranch extends ParallelQuotes {

  private final Traced traced;

  ContextPerBranch(Traced traced, Inventory clean) {
    super(clean);
    this.traced = traced;
  }

  @Override
  Future<OrderPrice> price(Order.Item item, Deadline deadline) {
    return traced.span("price item", span -> super.price(item, deadline));
  }
}
