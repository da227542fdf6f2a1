package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import io.opentracing.References;
import io.vertx.core.Future;

/** Leaves the letter to a queue, and nothing that says which request it belongs to. */
final class NotifyUntraced extends ForwardingInventory {

  private final CustomerNotifications notifications;

  NotifyUntraced(CustomerNotifications notifications, Inventory clean) {
    super(clean);
    this.notifications = notifications;
  }

  @Override
  public Future<Void> reserve(Order order, Deadline deadline) {
    return clean
        .reserve(order, deadline)
        .onSuccess(reserved -> notifications.add(order.id(), null, References.CHILD_OF));
  }
}
