package dev.tracelab.order.payment;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.ProblemException;
import dev.tracelab.order.domain.Quote;
import dev.tracelab.order.domain.Rejections;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.UUID;

/** The blocking provider as futures: each call runs on a worker thread, never on an event loop. */
public final class Payments {

  private final WorkerExecutor workers;
  private final PaymentProvider provider;

  private Payments(WorkerExecutor workers, PaymentProvider provider) {
    this.workers = workers;
    this.provider = provider;
  }

  /**
   * Payments through a provider.
   *
   * @param workers the threads its calls may block
   */
  public static Payments create(WorkerExecutor workers, PaymentProvider provider) {
    return new Payments(workers, provider);
  }

  /**
   * Asks for the money of an order; a refusal fails as the rejection the customer is told.
   *
   * @param deadline a call that waited for a thread until then is not begun: its caller has been
   *     answered already, and the queue drains
   */
  public Future<Void> authorise(UUID orderId, Quote quote, Deadline deadline) {
    return workers
        .executeBlocking(() -> ask(orderId, quote, deadline), false)
        .recover(Payments::explained)
        .compose(
            granted ->
                granted
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        Rejections.paymentDeclined(quote.totalMinor(), quote.currency())));
  }

  private boolean ask(UUID orderId, Quote quote, Deadline deadline) throws PaymentUnavailable {
    if (deadline.passed()) {
      throw ProblemException.deadlineExceeded();
    }
    return provider.authorise(orderId, quote.totalMinor(), quote.currency());
  }

  /** Gives an order's authorisation back, if there is one. */
  public Future<Void> cancel(UUID orderId) {
    return workers
        .<Void>executeBlocking(
            () -> {
              provider.cancel(orderId);
              return null;
            },
            false)
        .recover(Payments::explained);
  }

  private static <T> Future<T> explained(Throwable failure) {
    return Future.failedFuture(
        failure instanceof PaymentUnavailable ? Rejections.paymentUnavailable() : failure);
  }
}
