package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.ProblemException;
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
 * Places an order that is claimed: price, credit, reservation, payment, confirmation. Each step is
 * a span.
 *
 * <p>Reservation and payment carry the order's id, so every step is idempotent: a retry or a worker
 * that takes over can repeat it.
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
   * Uses these parts.
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
    return price(order, deadline)
        .compose(
            price ->
                reserve(order, deadline)
                    .compose(reserved -> pay(order, price, deadline))
                    .compose(paid -> confirm(won, price)));
  }

  /** The price, once it is known that the customer's credit covers it. Both run in parallel. */
  private Future<OrderPrice> price(Order order, Deadline deadline) {
    Future<OrderPrice> quote =
        traced.span("quote prices", span -> inventory.quote(order.items(), deadline));
    Future<Void> credit = traced.span("check credit", span -> checkCredit(span, order, quote));
    return Future.join(quote, credit).map(both -> quote.result());
  }

  private Future<Void> checkCredit(Span span, Order order, Future<OrderPrice> quote) {
    return Future.join(orders.openTotalMinor(order.customerId()), ended(quote))
        .compose(both -> checkCredit(span, both.<Long>resultAt(0), quote));
  }

  /** A failed quote is recorded on its own span; the credit check only waits for its end. */
  private Future<Void> ended(Future<OrderPrice> quote) {
    return traced.here(quote).transform(done -> Future.succeededFuture());
  }

  private Future<Void> checkCredit(Span span, long openMinor, Future<OrderPrice> quote) {
    if (quote.failed()) {
      return Future.succeededFuture();
    }
    long totalMinor = quote.result().totalMinor();
    OrderSpans.tagCredit(span, openMinor, creditLimit.minor(), totalMinor);
    try {
      creditLimit.check(openMinor, totalMinor);
      return Future.succeededFuture();
    } catch (OrderRejection rejection) {
      OrderSpans.markIfRejected(span, rejection);
      return Future.failedFuture(rejection);
    }
  }

  private Future<Void> reserve(Order order, Deadline deadline) {
    return traced.span("reserve stock", span -> inventory.reserve(order, deadline));
  }

  /** Takes no payment once the client has gone. A declined payment releases the stock. */
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
        .confirm(won.lease(), price, won.traceContext())
        .onSuccess(done -> nudgeOutbox.run())
        .onSuccess(done -> log(confirmed, "confirmed"))
        .map(new OrderOutcome.Confirmed(confirmed));
  }

  /** Rejects the order for good. What an earlier worker may have taken is given back first. */
  Future<OrderOutcome> reject(Claim.Won won, OrderRejection rejection) {
    OrderOutcome.Rejected rejected = OrderSpans.rejectedHere(rejection);
    Future<Void> undone =
        won.resumed() ? compensation.undo(won.order().id()) : Future.succeededFuture();
    return undone
        .compose(done -> traced.span("reject order", span -> orders.reject(won.lease(), rejected)))
        .onSuccess(done -> log(won.order(), "rejected: " + rejection.reason()))
        .map(rejected);
  }

  private static void log(Order order, String result) {
    LOG.atInfo().addKeyValue("orderId", order.id()).log("Order {} is {}.", order.id(), result);
  }
}
