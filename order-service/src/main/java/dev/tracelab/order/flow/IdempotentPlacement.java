package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.order.store.ClaimStore;
import dev.tracelab.order.store.ClaimStore.Progress;
import dev.tracelab.order.store.LeaseLostException;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.opentracing.SpanContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the placement of an order idempotent: of all requests with the same key, one at a time
 * holds the lease and works on the order. The others wait for its outcome, which is stored and
 * replayed.
 *
 * <p>A rejection is an outcome. A fault is not: the lease is released, and the next request with
 * the key resumes the order.
 */
public final class IdempotentPlacement {

  private static final long POLL_MILLIS = 50;

  /** The time it takes to send a response. */
  private static final long RESPONSE_MILLIS = 150;

  private final Vertx vertx;
  private final Traced traced;
  private final TraceCarriers carriers;
  private final ClaimStore claims;
  private final Duration lease;
  private final Placement placement;

  /**
   * Placement with a lease for each order.
   *
   * @param lease how long one request may work on an order before another may take it over
   */
  public IdempotentPlacement(
      Vertx vertx,
      Traced traced,
      TraceCarriers carriers,
      ClaimStore claims,
      Duration lease,
      Placement placement) {
    this.vertx = vertx;
    this.traced = traced;
    this.carriers = carriers;
    this.claims = claims;
    this.lease = lease;
    this.placement = placement;
  }

  /**
   * Places an order, or returns the outcome of an earlier request with the same key.
   *
   * @return fails if there is no outcome before the deadline, or if the key belongs to another
   *     order
   */
  public Future<OrderOutcome> place(PlaceOrder request, Deadline deadline) {
    Map<String, String> traceContext = carriers.inject(TraceContext.current());
    return new Request(request, deadline, traceContext).claim();
  }

  /** One request with a key. */
  private final class Request {

    private final PlaceOrder order;
    private final Deadline deadline;
    private final Map<String, String> traceContext;

    Request(PlaceOrder order, Deadline deadline, Map<String, String> traceContext) {
      this.order = order;
      this.deadline = deadline;
      this.traceContext = traceContext;
    }

    Future<OrderOutcome> claim() {
      return traced
          .span(
              "claim idempotency key",
              span ->
                  claims
                      .claim(order, lease, traceContext)
                      .onSuccess(claim -> OrderSpans.describeClaim(span, claim)))
          .compose(this::proceed);
    }

    private Future<OrderOutcome> proceed(Claim claim) {
      if (claim instanceof Claim.Won won) {
        OrderSpans.tagActive(won.order().id());
        return (won.resumed() ? resume(won) : work(won))
            .recover(failure -> releaseOrAwait(won, failure));
      }
      if (claim instanceof Claim.Replay replay) {
        OrderSpans.tagActive(replay.orderId());
        return Future.succeededFuture(replay.outcome());
      }
      if (claim instanceof Claim.InProgress other) {
        OrderSpans.tagActive(other.orderId());
        return awaitOutcome(other.orderId());
      }
      return Future.failedFuture(OrderRejection.keyReused());
    }

    /** Continues in the trace of the first request; a tag on this trace's span refers to it. */
    private Future<OrderOutcome> resume(Claim.Won won) {
      SpanContext placed = carriers.extract(won.traceContext());
      OrderSpans.tagActiveWithTrace(placed);
      return traced.following(
          "resume order",
          placed,
          span -> {
            span.setTag(SpanTags.REASON, "client retry");
            OrderSpans.tagActive(won.order().id());
            return work(won);
          });
    }

    private Future<OrderOutcome> work(Claim.Won won) {
      return placement
          .place(won, deadline)
          .recover(
              failure ->
                  failure instanceof OrderRejection rejection
                      ? keepLease(won).compose(kept -> placement.reject(won, rejection))
                      : Future.failedFuture(failure));
    }

    /** The earlier request of a resumed order may still run and have confirmed the order. */
    private Future<Void> keepLease(Claim.Won won) {
      return won.resumed()
          ? traced.span("renew lease", span -> claims.renew(won.lease(), lease))
          : Future.succeededFuture();
    }

    /**
     * Without an outcome the order stays pending, for the next request or the one that took it
     * over.
     */
    private Future<OrderOutcome> releaseOrAwait(Claim.Won won, Throwable failure) {
      return failure instanceof LeaseLostException
          ? awaitOutcome(won.order().id())
          : claims.release(won.lease()).transform(done -> Future.failedFuture(failure));
    }

    /** If the other request fails, this one claims the order again. */
    private Future<OrderOutcome> awaitOutcome(UUID orderId) {
      return traced
          .span("await first response", span -> poll(orderId))
          .compose(
              progress ->
                  progress.outcome() == null
                      ? claim()
                      : Future.succeededFuture(progress.outcome()));
    }

    /** Polls untraced, and holds no connection between two queries. */
    private Future<Progress> poll(UUID orderId) {
      return claims.progress(orderId).compose(progress -> pollAgain(orderId, progress));
    }

    private Future<Progress> pollAgain(UUID orderId, Progress progress) {
      if (progress.isOver()) {
        return Future.succeededFuture(progress);
      }
      if (deadline.remainingMillis() < RESPONSE_MILLIS + POLL_MILLIS) {
        return Future.failedFuture(OrderRejection.inProgress(orderId));
      }
      return vertx.timer(POLL_MILLIS).compose(time -> poll(orderId));
    }
  }
}
