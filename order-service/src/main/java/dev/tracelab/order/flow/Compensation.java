package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.payment.Payments;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.util.UUID;

/** Gives back what an order took. Each part can be done again, and where nothing was taken. */
public final class Compensation {

  private final Traced traced;
  private final Inventory inventory;
  private final Payments payments;

  private Compensation(Traced traced, Inventory inventory, Payments payments) {
    this.traced = traced;
    this.inventory = inventory;
    this.payments = payments;
  }

  /** Compensation out of its parts. */
  public static Compensation create(Traced traced, Inventory inventory, Payments payments) {
    return new Compensation(traced, inventory, payments);
  }

  Future<Void> voidPayment(UUID orderId) {
    return traced.span("void payment", span -> payments.cancel(orderId));
  }

  Future<Void> releaseStock(UUID orderId, Deadline deadline) {
    return traced.span("release stock", span -> inventory.release(orderId, deadline));
  }

  Future<Void> giveBack(UUID orderId, Deadline deadline) {
    return voidPayment(orderId).compose(done -> releaseStock(orderId, deadline));
  }
}
