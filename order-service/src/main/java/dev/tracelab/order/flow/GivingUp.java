package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.domain.Lease;
import dev.tracelab.order.domain.Rejections;
import dev.tracelab.order.store.Orders;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Ends an order whose worker died: payment voided, stock released, order rejected. */
public final class GivingUp {

  private static final Duration BOUND = Duration.ofSeconds(5);

  private final Traced traced;
  private final Orders orders;
  private final Compensation compensation;
  private final LongSupplier nanoTime;

  private GivingUp(Traced traced, Orders orders, Compensation compensation, LongSupplier nanoTime) {
    this.traced = traced;
    this.orders = orders;
    this.compensation = compensation;
    this.nanoTime = nanoTime;
  }

  /**
   * Giving up out of its parts.
   *
   * @param nanoTime the clock of its deadlines, in nanoseconds
   */
  public static GivingUp create(
      Traced traced, Orders orders, Compensation compensation, LongSupplier nanoTime) {
    return new GivingUp(traced, orders, compensation, nanoTime);
  }

  /** Gives an order up; a failure means: not yet, the sweep comes again. */
  public Future<Void> giveUp(Lease lease) {
    return compensation
        .giveBack(lease.orderId(), Deadline.after(BOUND, nanoTime))
        .compose(done -> traced.span("reject order", span -> reject(lease)));
  }

  private Future<Void> reject(Lease lease) {
    return orders.reject(
        lease, "order-abandoned", Refusal.answer(Rejections.abandoned().problem()));
  }
}
