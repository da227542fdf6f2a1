package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.tracing.TraceContext;
import io.vertx.core.Future;

/** Queues the span's context with the letter: the span of the letter follows from it. */
final class NotifyFollowing extends ForwardingInventory {

  private final CustomerNotifications notifications;

  NotifyFollowing(CustomerNotifications notifications, Inventory clean) {
    super(clean);
    this.notifications = notifications;
  }

  @Override
  public Future<Void> reserve(Order order, Deadline deadline) {
    return clean.reserve(order, deadline).onSuccess(reserved -> notify(order));
  }

  private void notify(Order order) {
    TraceContext current = TraceContext.current();
    notifications.add(order.id(), current == null ? null : current.spanContext());
  }
}
