package dev.tracelab.order.payment;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.payment.PaymentProvider.PaymentUnavailable;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.UUID;

/** The blocking provider as futures: each call runs on a worker thread, never on an event loop. */
public final class Payments {

  private final WorkerExecutor workers;
  private final PaymentProvider provider;

  /**
   * Calls a provider.
   *
   * @param workers the threads that its calls may block
   */
  public Payments(WorkerExecutor workers, PaymentProvider provider) {
    this.workers = workers;
    this.provider = provider;
  }

  /**
   * Authorises the payment of an order.
   *
   * @param deadline checked again on the worker thread: after waiting too long the call is not
   *     made, because its caller already has a response
   * @return fails with an {@link OrderRejection} if the payment is declined, with {@link
   *     PaymentUnavailable} if the provider does not respond
   */
  public Future<Void> authorise(UUID orderId, OrderPrice price, Deadline deadline) {
    return workers
        .executeBlocking(() -> call(orderId, price, deadline), false)
        .compose(
            granted ->
                granted
                    ? Future.succeededFuture()
                    : Future.failedFuture(OrderRejection.paymentDeclined(price)));
  }

  private boolean call(UUID orderId, OrderPrice price, Deadline deadline)
      throws PaymentUnavailable {
    if (deadline.passed()) {
      throw ProblemException.deadlineExceeded();
    }
    return provider.authorise(orderId, price.totalMinor(), price.currency());
  }

  /**
   * Voids the authorisation of an order, if there is one.
   *
   * @return fails with {@link PaymentUnavailable} if the provider does not respond
   */
  public Future<Void> cancel(UUID orderId) {
    return workers.executeBlocking(
        () -> {
          provider.cancel(orderId);
          return null;
        },
        false);
  }
}
