package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.payment.Payments;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/**
 * Undoes the payment and the reservation of an order. Idempotent, even if there is nothing to undo.
 * It has its own deadline, because it must happen even if the client has disconnected.
 */
public final class Compensation {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Traced traced;
  private final Inventory inventory;
  private final Payments payments;

  /** Compensates through these clients. */
  public Compensation(Traced traced, Inventory inventory, Payments payments) {
    this.traced = traced;
    this.inventory = inventory;
    this.payments = payments;
  }

  Future<Void> undo(UUID orderId) {
    return voidPayment(orderId).compose(done -> releaseStock(orderId));
  }

  Future<Void> voidPayment(UUID orderId) {
    return traced.span("void payment", span -> payments.cancel(orderId));
  }

  Future<Void> releaseStock(UUID orderId) {
    Deadline deadline = Deadline.after(TIMEOUT);
    return traced.span("release stock", span -> inventory.release(orderId, deadline));
  }
}
