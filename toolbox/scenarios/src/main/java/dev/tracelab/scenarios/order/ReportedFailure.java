package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;

/** Adds a free sample to each order. If that fails, the span says so, and what became of it. */
final class ReportedFailure extends ForwardingInventory {

  private final Traced traced;

  ReportedFailure(Traced traced, Inventory clean) {
    super(clean);
    this.traced = traced;
  }

  @Override
  public Future<Void> reserve(Order order, Deadline deadline) {
    return clean.reserve(order, deadline).compose(reserved -> addSample(deadline));
  }

  private Future<Void> addSample(Deadline deadline) {
    return traced.span(
        "add sample",
        span ->
            clean
                .quote(FreeSample.ITEMS, deadline)
                .onFailure(failure -> span.setTag("outcome", "without-sample"))
                .<Void>mapEmpty()
                .otherwiseEmpty());
  }
}
