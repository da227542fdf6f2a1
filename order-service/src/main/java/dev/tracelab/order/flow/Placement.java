package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.FinalAnswer;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.order.domain.Rejections;
import dev.tracelab.order.store.Claims;
import dev.tracelab.order.store.LeaseLost;
import dev.tracelab.tracing.TraceCarriers;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;

/**
 * Places an order: claims its key, works on it or waits for whoever does, and answers.
 *
 * <p>A wish that cannot be granted is answered finally, and the same key gets that answer again. A
 * failure of ours is no answer: the lease is given back, and the same key may go on.
 */
public final class Placement {

  private final Traced traced;
  private final TraceCarriers carriers;
  private final Claims claims;
  private final Duration lease;
  private final PlacementSteps steps;
  private final FirstAnswer firstAnswer;

  private Placement(
      Traced traced,
      TraceCarriers carriers,
      Claims claims,
      Duration lease,
      PlacementSteps steps,
      FirstAnswer firstAnswer) {
    this.traced = traced;
    this.carriers = carriers;
    this.claims = claims;
    this.lease = lease;
    this.steps = steps;
    this.firstAnswer = firstAnswer;
  }

  /**
   * Placement out of its parts.
   *
   * @param lease how long one request may work on an order before another may take over
   */
  public static Placement create(
      Traced traced,
      TraceCarriers carriers,
      Claims claims,
      Duration lease,
      PlacementSteps steps,
      FirstAnswer firstAnswer) {
    return new Placement(traced, carriers, claims, lease, steps, firstAnswer);
  }

  /**
   * Places an order.
   *
   * @return the final answer, 201 or a refusal; fails when there is none in time
   */
  public Future<FinalAnswer> place(PlaceOrder wish, Deadline deadline) {
    Map<String, String> trace = carriers.inject(TraceContext.current());
    return traced
        .span("claim idempotency key", span -> claims.claim(wish, lease, trace))
        .compose(claim -> resolve(claim, wish, deadline, trace));
  }

  private Future<FinalAnswer> resolve(
      Claim claim, PlaceOrder wish, Deadline deadline, Map<String, String> trace) {
    if (claim instanceof Claim.Won won) {
      OrderSpans.tagActive(won.order().id());
      return steps
          .confirm(won, deadline, trace)
          .recover(failure -> unconfirmed(won, deadline, failure));
    }
    if (claim instanceof Claim.Answered answered) {
      return Future.succeededFuture(answered.answer());
    }
    if (claim instanceof Claim.Running running) {
      return firstAnswer.await(running.orderId(), deadline);
    }
    return Future.failedFuture(Rejections.otherWish(wish.idempotencyKey()));
  }

  private Future<FinalAnswer> unconfirmed(Claim.Won won, Deadline deadline, Throwable failure) {
    if (Refusal.isOne(failure)) {
      return steps.reject(won, deadline, failure);
    }
    if (failure instanceof LeaseLost) {
      return firstAnswer.await(won.order().id(), deadline);
    }
    return claims.letGo(won.lease()).transform(done -> Future.failedFuture(failure));
  }
}
