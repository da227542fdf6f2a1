package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.FinalAnswer;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.order.domain.Rejections;
import dev.tracelab.order.store.Claims;
import dev.tracelab.order.store.LeaseLost;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.opentracing.SpanContext;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places an order: claims its key, works on it or waits for the worker that does, and answers.
 *
 * <p>A wish that cannot be granted is answered finally, and the same key gets that answer again. A
 * failure of ours is no answer: the lease is given back, and the same key may go on.
 */
public final class Placement {

  private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

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
    return new Attempt(wish, deadline, carriers.inject(TraceContext.current())).claim();
  }

  /** One request's way to the answer. */
  private final class Attempt {

    private final PlaceOrder wish;
    private final Deadline deadline;
    private final Map<String, String> trace;

    Attempt(PlaceOrder wish, Deadline deadline, Map<String, String> trace) {
      this.wish = wish;
      this.deadline = deadline;
      this.trace = trace;
    }

    Future<FinalAnswer> claim() {
      return traced
          .span(
              "claim idempotency key",
              span ->
                  claims
                      .claim(wish, lease, trace)
                      .onSuccess(claim -> OrderSpans.tagClaim(span, claim)))
          .compose(this::resolve);
    }

    private Future<FinalAnswer> resolve(Claim claim) {
      if (claim instanceof Claim.Won won) {
        OrderSpans.tagActive(won.order().id());
        return work(won);
      }
      if (claim instanceof Claim.Answered answered) {
        OrderSpans.tagActive(answered.orderId());
        return Future.succeededFuture(answered.answer());
      }
      if (claim instanceof Claim.Running running) {
        OrderSpans.tagActive(running.orderId());
        return await(running.orderId());
      }
      return Future.failedFuture(Rejections.otherWish());
    }

    private Future<FinalAnswer> work(Claim.Won won) {
      return (won.resumed() ? resume(won) : decide(won))
          .onSuccess(answer -> log(won.order().id(), answer))
          .recover(failure -> letGo(won, failure));
    }

    private static void log(UUID orderId, FinalAnswer answer) {
      LOG.atInfo()
          .addKeyValue("orderId", orderId)
          .log("Order {} was answered with {}.", orderId, answer.status());
    }

    /** What another request began goes on in the trace of that request, told from here by a tag. */
    private Future<FinalAnswer> resume(Claim.Won won) {
      SpanContext placed = carriers.extract(won.traceContext());
      OrderSpans.tagActiveWithTrace(placed);
      return traced.following(
          "resume order",
          placed,
          span -> {
            span.setTag(SpanTags.REASON, "asked again");
            OrderSpans.tagActive(won.order().id());
            return decide(won);
          });
    }

    private Future<FinalAnswer> decide(Claim.Won won) {
      return steps.confirm(won, deadline).recover(failure -> rejectIfRefused(won, failure));
    }

    private Future<FinalAnswer> rejectIfRefused(Claim.Won won, Throwable failure) {
      return Refusal.isOne(failure)
          ? soleWorker(won).compose(sole -> steps.reject(won, failure))
          : Future.failedFuture(failure);
    }

    /** Before anything is given back: a worker before us may have come to life and confirmed. */
    private Future<Void> soleWorker(Claim.Won won) {
      return won.resumed()
          ? traced.span("renew lease", span -> claims.renew(won.lease(), lease))
          : Future.succeededFuture();
    }

    /** No answer: the same key may go on, unless another is at it already. */
    private Future<FinalAnswer> letGo(Claim.Won won, Throwable failure) {
      return failure instanceof LeaseLost
          ? await(won.order().id())
          : claims.letGo(won.lease()).transform(done -> Future.failedFuture(failure));
    }

    /** The other's answer; where the other gave up, the order is claimed once more. */
    private Future<FinalAnswer> await(UUID orderId) {
      return firstAnswer
          .await(orderId, deadline)
          .compose(
              progress ->
                  progress.answer() == null ? claim() : Future.succeededFuture(progress.answer()));
    }
  }
}
