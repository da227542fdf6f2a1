package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.Problem;
import dev.tracelab.kit.http.ProblemException;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.CreditLimit;
import dev.tracelab.order.domain.FinalAnswer;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderState;
import dev.tracelab.order.domain.Quote;
import dev.tracelab.order.payment.Payments;
import dev.tracelab.order.store.Orders;
import dev.tracelab.tracing.Traced;
import io.opentracing.Span;
import io.vertx.core.Future;

/**
 * The steps from a claimed order to a confirmed or rejected one, each a span.
 *
 * <p>Reservation and payment carry the order's id, so each step can be repeated: by a client that
 * retries, or by a worker that takes over.
 */
public final class PlacementSteps {

  private static final int CREATED = 201;

  private final Traced traced;
  private final Orders orders;
  private final Inventory inventory;
  private final Payments payments;
  private final Compensation compensation;
  private final CreditLimit creditLimit;
  private final Runnable confirmed;

  private PlacementSteps(
      Traced traced,
      Orders orders,
      Inventory inventory,
      Payments payments,
      Compensation compensation,
      CreditLimit creditLimit,
      Runnable confirmed) {
    this.traced = traced;
    this.orders = orders;
    this.inventory = inventory;
    this.payments = payments;
    this.compensation = compensation;
    this.creditLimit = creditLimit;
    this.confirmed = confirmed;
  }

  /**
   * Steps out of their parts.
   *
   * @param confirmed called after each confirmation: the outbox has work
   */
  public static PlacementSteps create(
      Traced traced,
      Orders orders,
      Inventory inventory,
      Payments payments,
      Compensation compensation,
      CreditLimit creditLimit,
      Runnable confirmed) {
    return new PlacementSteps(
        traced, orders, inventory, payments, compensation, creditLimit, confirmed);
  }

  Future<FinalAnswer> confirm(Claim.Won won, Deadline deadline) {
    Order order = won.order();
    return price(order, deadline)
        .compose(
            quote ->
                reserve(order, deadline)
                    .compose(done -> authorise(order, quote, deadline))
                    .compose(done -> confirm(won, quote)));
  }

  /** The quote, once the customer's credit is known to cover it. Both are asked at once. */
  private Future<Quote> price(Order order, Deadline deadline) {
    Future<Quote> quote =
        traced.span("quote prices", span -> inventory.quote(order.items(), deadline));
    Future<Void> credit =
        traced.span(
            "check credit",
            span ->
                Future.join(orders.openTotalMinor(order.customerId()), settled(quote))
                    .compose(both -> decideCredit(span, both.resultAt(0), quote)));
    return Future.join(quote, credit).map(both -> quote.result());
  }

  /** A quote that failed tells so on its own span; credit only waits for it to end. */
  private Future<Void> settled(Future<Quote> quote) {
    return traced.here(quote).transform(done -> Future.succeededFuture());
  }

  private Future<Void> decideCredit(Span span, long openMinor, Future<Quote> quote) {
    if (quote.failed()) {
      return Future.succeededFuture();
    }
    long totalMinor = quote.result().totalMinor();
    OrderSpans.tagCredit(span, openMinor, creditLimit.minor(), totalMinor);
    try {
      creditLimit.check(openMinor, totalMinor);
      return Future.succeededFuture();
    } catch (ProblemException refused) {
      OrderSpans.markIfRefused(span, refused);
      return Future.failedFuture(refused);
    }
  }

  private Future<Void> reserve(Order order, Deadline deadline) {
    return traced.span("reserve stock", span -> inventory.reserve(order, deadline));
  }

  /** A declined payment gives the stock back. Nothing is asked once the client has gone. */
  private Future<Void> authorise(Order order, Quote quote, Deadline deadline) {
    if (deadline.passed()) {
      return Future.failedFuture(ProblemException.deadlineExceeded());
    }
    return traced
        .span("authorise payment", span -> authorise(span, order, quote, deadline))
        .recover(
            failure ->
                Refusal.isOne(failure)
                    ? compensation
                        .releaseStock(order.id())
                        .transform(done -> Future.failedFuture(failure))
                    : Future.failedFuture(failure));
  }

  private Future<Void> authorise(Span span, Order order, Quote quote, Deadline deadline) {
    OrderSpans.tagPayment(span, quote);
    return payments
        .authorise(order.id(), quote, deadline)
        .onFailure(failure -> OrderSpans.markIfRefused(span, failure));
  }

  private Future<FinalAnswer> confirm(Claim.Won won, Quote quote) {
    FinalAnswer answer = new FinalAnswer(CREATED, won.order().confirmed(quote).toJson().encode());
    return traced
        .span(
            "confirm order",
            span -> {
              OrderSpans.tagState(span, OrderState.CONFIRMED);
              return orders.confirm(won.lease(), quote, answer, won.traceContext());
            })
        .onSuccess(done -> confirmed.run())
        .map(answer);
  }

  /** Ends an order that cannot be; what an earlier worker may have taken is given back first. */
  Future<FinalAnswer> reject(Claim.Won won, Throwable failure) {
    Problem problem = Refusal.of(failure);
    FinalAnswer answer = Refusal.answer(problem);
    return takenBefore(won)
        .compose(
            done ->
                traced.span(
                    "reject order",
                    span -> {
                      OrderSpans.tagState(span, OrderState.REJECTED);
                      return orders.reject(won.lease(), problem.name(), answer);
                    }))
        .map(answer);
  }

  private Future<Void> takenBefore(Claim.Won won) {
    return won.resumed() ? compensation.giveBack(won.order().id()) : Future.succeededFuture();
  }
}
