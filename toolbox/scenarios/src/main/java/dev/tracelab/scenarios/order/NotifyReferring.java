package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.References;
import io.vertx.core.Future;

/**
 * Queues the span's context with the letter, so that the letter's span can refer to it: with {@code
 * FOLLOWS_FROM}, because nobody waits for the letter. {@code CHILD_OF} would say that somebody
 * does.
 */
final class NotifyReferring extends ForwardingInventory {

  private final CustomerNotifications notifications;
  private final String reference;

  /**
   * Refers to the cause.
   *
   * @param reference one of {@link References}
   */
  NotifyReferring(CustomerNotifications notifications, String reference, Inventory clean) {
    super(clean);
    this.notifications = notifications;
    this.reference = reference;
  }

  @Override
  public Future<Void> reserve(Order order, Deadline deadline) {
    return clean.reserve(order, deadline).onSuccess(reserved -> notify(order));
  }

  private void notify(Order order) {
    TraceContext current = TraceContext.current();
    notifications.add(order.id(), current == null ? null : current.spanContext(), reference);
  }
}
