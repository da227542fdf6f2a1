package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.store.Orders;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Fulfils a confirmed order: its reserved stock leaves the shelf, and the order is done. Each step
 * can be done again, so an order that is delivered twice is fulfilled once.
 */
public final class Fulfilment {

  private static final Duration BOUND = Duration.ofSeconds(5);

  private final Traced traced;
  private final Orders orders;
  private final Inventory inventory;
  private final Compensation compensation;
  private final LongSupplier nanoTime;

  private Fulfilment(
      Traced traced,
      Orders orders,
      Inventory inventory,
      Compensation compensation,
      LongSupplier nanoTime) {
    this.traced = traced;
    this.orders = orders;
    this.inventory = inventory;
    this.compensation = compensation;
    this.nanoTime = nanoTime;
  }

  /**
   * Fulfilment out of its parts.
   *
   * @param nanoTime the clock of its deadlines, in nanoseconds
   */
  public static Fulfilment create(
      Traced traced,
      Orders orders,
      Inventory inventory,
      Compensation compensation,
      LongSupplier nanoTime) {
    return new Fulfilment(traced, orders, inventory, compensation, nanoTime);
  }

  /** Fulfils an order; a failure means: not yet, try again. */
  public Future<Void> fulfil(UUID orderId) {
    Deadline deadline = Deadline.after(BOUND, nanoTime);
    return commit(orderId, deadline)
        .recover(
            failure ->
                Inventory.isGone(failure)
                    ? reserveAgain(orderId, deadline)
                    : Future.failedFuture(failure))
        .compose(done -> traced.span("complete order", span -> orders.fulfil(orderId)))
        .recover(failure -> cancelIfRefused(orderId, failure));
  }

  private Future<Void> commit(UUID orderId, Deadline deadline) {
    return traced.span("commit reservation", span -> inventory.commit(orderId, deadline));
  }

  private Future<Void> reserveAgain(UUID orderId, Deadline deadline) {
    return traced
        .span("reserve stock again", span -> reserveAgain(orders.find(orderId), deadline))
        .compose(done -> commit(orderId, deadline));
  }

  private Future<Void> reserveAgain(Future<Optional<Order>> order, Deadline deadline) {
    return order.compose(found -> inventory.reserve(found.orElseThrow(), deadline));
  }

  /** Paid for, but the stock is gone: the customer gets the money back. */
  private Future<Void> cancelIfRefused(UUID orderId, Throwable failure) {
    if (!Refusal.isOne(failure)) {
      return Future.failedFuture(failure);
    }
    String reason = Refusal.of(failure).name();
    return compensation
        .voidPayment(orderId)
        .compose(done -> traced.span("cancel order", span -> orders.cancel(orderId, reason)));
  }
}
