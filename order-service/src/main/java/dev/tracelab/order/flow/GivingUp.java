package dev.tracelab.order.flow;

import dev.tracelab.order.domain.Lease;
import dev.tracelab.order.domain.Rejections;
import dev.tracelab.order.store.Orders;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;

/** Ends an order whose worker died: payment voided, stock released, order rejected. */
public final class GivingUp {

  private final Traced traced;
  private final Orders orders;
  private final Compensation compensation;

  private GivingUp(Traced traced, Orders orders, Compensation compensation) {
    this.traced = traced;
    this.orders = orders;
    this.compensation = compensation;
  }

  /** Giving up out of its parts. */
  public static GivingUp create(Traced traced, Orders orders, Compensation compensation) {
    return new GivingUp(traced, orders, compensation);
  }

  /** Gives an order up; a failure means: not yet, the sweep comes again. */
  public Future<Void> giveUp(Lease lease) {
    return compensation
        .giveBack(lease.orderId())
        .compose(done -> traced.span("reject order", span -> reject(lease)));
  }

  private Future<Void> reject(Lease lease) {
    return orders.reject(
        lease, "order-abandoned", Refusal.answer(Rejections.abandoned().problem()));
  }
}
