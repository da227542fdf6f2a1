package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.client.InventoryClient;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.store.OrderStore;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/**
 * Fulfils a confirmed order: commits its reservation and completes it. Every step is idempotent, so
 * an order that is delivered twice is fulfilled once.
 */
public final class Fulfilment {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Traced traced;
  private final OrderStore orders;
  private final Inventory inventory;
  private final Compensation compensation;

  /** Fulfils the orders of this store. */
  public Fulfilment(
      Traced traced, OrderStore orders, Inventory inventory, Compensation compensation) {
    this.traced = traced;
    this.orders = orders;
    this.inventory = inventory;
    this.compensation = compensation;
  }

  /** Fulfils an order, or cancels it if its stock is gone. Fails if it must be tried again. */
  Future<Void> fulfil(UUID orderId) {
    Deadline deadline = Deadline.after(TIMEOUT);
    return commit(orderId, deadline)
        .recover(
            failure ->
                InventoryClient.isGone(failure)
                    ? reserveAgain(orderId, deadline).compose(done -> commit(orderId, deadline))
                    : Future.failedFuture(failure))
        .compose(done -> orders.markFulfilled(orderId))
        .recover(
            failure ->
                failure instanceof OrderRejection rejection
                    ? cancel(orderId, rejection)
                    : Future.failedFuture(failure));
  }

  private Future<Void> commit(UUID orderId, Deadline deadline) {
    return traced.span("commit reservation", span -> inventory.commit(orderId, deadline));
  }

  private Future<Void> reserveAgain(UUID orderId, Deadline deadline) {
    return traced.span(
        "reserve stock again",
        span ->
            orders
                .find(orderId)
                .compose(order -> inventory.reserve(order.orElseThrow(), deadline)));
  }

  /** The order is paid, but its stock is gone: the customer gets the money back. */
  private Future<Void> cancel(UUID orderId, OrderRejection rejection) {
    return compensation
        .voidPayment(orderId)
        .compose(done -> orders.markCancelled(orderId, rejection.reason()));
  }
}
