package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.payment.Payments;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Gives back what an order took. Each part can be done again, and where nothing was taken. It has
 * time of its own: it must be done also when the client has gone.
 */
public final class Compensation {

  private static final Duration BOUND = Duration.ofSeconds(5);

  private final Traced traced;
  private final Inventory inventory;
  private final Payments payments;
  private final LongSupplier nanoTime;

  private Compensation(
      Traced traced, Inventory inventory, Payments payments, LongSupplier nanoTime) {
    this.traced = traced;
    this.inventory = inventory;
    this.payments = payments;
    this.nanoTime = nanoTime;
  }

  /**
   * Compensation out of its parts.
   *
   * @param nanoTime the clock of its deadlines, in nanoseconds
   */
  public static Compensation create(
      Traced traced, Inventory inventory, Payments payments, LongSupplier nanoTime) {
    return new Compensation(traced, inventory, payments, nanoTime);
  }

  Future<Void> voidPayment(UUID orderId) {
    return traced.span("void payment", span -> payments.cancel(orderId));
  }

  Future<Void> releaseStock(UUID orderId) {
    Deadline own = Deadline.after(BOUND, nanoTime);
    return traced.span("release stock", span -> inventory.release(orderId, own));
  }

  Future<Void> giveBack(UUID orderId) {
    return voidPayment(orderId).compose(done -> releaseStock(orderId));
  }
}
