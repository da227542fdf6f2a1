package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.CreditLimit;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.payment.Payments;
import dev.tracelab.order.store.OrderStore;
import dev.tracelab.tracing.Traced;
import io.opentracing.Span;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places a claimed order: price and credit, reservation, payment, confirmation. Each step is a
 * span; that of the confirmation is its transaction, in {@link OrderStore}.
 *
 * <p>Reservation and payment carry the order's id, so every step is idempotent: another request can
 * repeat it.
 */
public final class Placement {

  private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

  private final Traced traced;
  private final OrderStore orders;
  private final Inventory inventory;
  private final Payments payments;
  private final Compensation compensation;
  private final CreditLimit creditLimit;
  private final Runnable nudgeOutbox;

  /**
   * Creates the steps.
   *
   * @param nudgeOutbox called after each confirmation, because the outbox has a new entry
   */
  public Placement(
      Traced traced,
      OrderStore orders,
      Inventory inventory,
      Payments payments,
      Compensation compensation,
      CreditLimit creditLimit,
      Runnable nudgeOutbox) {
    this.traced = traced;
    this.orders = orders;
    this.inventory = inventory;
    this.payments = payments;
    this.compensation = compensation;
    this.creditLimit = creditLimit;
    this.nudgeOutbox = nudgeOutbox;
  }

  /** Places the order; fails with an {@link OrderRejection} if it must be rejected. */
  Future<OrderOutcome> place(Claim.Won won, Deadline deadline) {
    Order order = won.order();
    return quoteWithinCredit(order, deadline)
        .compose(price -> reserve(order, deadline).map(price))
        .compose(price -> pay(order, price, deadline).map(price))
        .compose(price -> confirm(won, price));
  }

  /** Quotes the price and reads the customer's open orders in parallel. */
  private Future<OrderPrice> quoteWithinCredit(Order order, Deadline deadline) {
    Future<OrderPrice> quote =
        traced.span("quote prices", span -> inventory.quote(order.items(), deadline));
    Future<Void> credit = traced.span("check credit", span -> checkCredit(span, order, quote));
    return Future.join(quote, credit).map(both -> quote.result());
  }

  /**
   * A failed quote is recorded on its own span; the credit check only waits for its end. The quote
   * was started outside this span, so {@code here} brings its callbacks into it.
   */
  private Future<Void> checkCredit(Span span, Order order, Future<OrderPrice> quote) {
    Future<Long> open = orders.openTotalMinor(order.customerId());
    return Future.join(open, traced.here(quote).otherwiseEmpty())
        .compose(
            both ->
                quote.failed()
                    ? Future.<Void>succeededFuture()
                    : requireCredit(span, open.result(), quote.result().totalMinor()))
        .onFailure(failure -> OrderSpans.markIfRejected(span, failure));
  }

  private Future<Void> requireCredit(Span span, long openMinor, long totalMinor) {
    OrderSpans.tagCredit(span, openMinor, creditLimit.minor(), totalMinor);
    creditLimit.check(openMinor, totalMinor);
    return Future.succeededFuture();
  }

  private Future<Void> reserve(Order order, Deadline deadline) {
    return traced.span("reserve stock", span -> inventory.reserve(order, deadline));
  }

  /** Takes no payment once the client has disconnected. A declined payment releases the stock. */
  private Future<Void> pay(Order order, OrderPrice price, Deadline deadline) {
    if (deadline.passed()) {
      return Future.failedFuture(ProblemException.deadlineExceeded());
    }
    return authorise(order, price, deadline)
        .recover(
            failure ->
                failure instanceof OrderRejection
                    ? compensation
                        .releaseStock(order.id())
                        .transform(done -> Future.failedFuture(failure))
                    : Future.failedFuture(failure));
  }

  private Future<Void> authorise(Order order, OrderPrice price, Deadline deadline) {
    return traced.span(
        "authorise payment",
        span -> {
          OrderSpans.tagPayment(span, price);
          return payments
              .authorise(order.id(), price, deadline)
              .onFailure(failure -> OrderSpans.markIfRejected(span, failure));
        });
  }

  private Future<OrderOutcome> confirm(Claim.Won won, OrderPrice price) {
    Order confirmed = won.order().confirmed(price);
    return orders
        .markConfirmed(won.lease(), price, won.traceContext())
        .onSuccess(done -> nudgeOutbox.run())
        .onSuccess(done -> log(confirmed, "confirmed"))
        .map(new OrderOutcome.Confirmed(confirmed));
  }

  /** Rejects the order, after undoing what an earlier request may have done. */
  Future<OrderOutcome> reject(Claim.Won won, OrderRejection rejection) {
    OrderOutcome.Rejected rejected = OrderSpans.rejectedInCurrentTrace(rejection);
    Future<Void> undone =
        won.resumed() ? compensation.undo(won.order().id()) : Future.succeededFuture();
    return undone
        .compose(
            done -> traced.span("reject order", span -> orders.markRejected(won.lease(), rejected)))
        .onSuccess(done -> log(won.order(), "rejected: " + rejection.reason()))
        .map(rejected);
  }

  private static void log(Order order, String result) {
    LOG.atInfo().addKeyValue("orderId", order.id()).log("Order {} is {}.", order.id(), result);
  }
}
