package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.domain.FinalAnswer;
import dev.tracelab.order.domain.Rejections;
import dev.tracelab.order.store.Claims;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.UUID;

/**
 * Waits for the answer that another request is working on. It looks now and then, untraced, and
 * holds no connection in between.
 */
public final class FirstAnswer {

  private static final long LOOK_MILLIS = 50;

  /** What an answer needs at least to get back to the client. */
  private static final long MARGIN_MILLIS = 150;

  private final Vertx vertx;
  private final Traced traced;
  private final Claims claims;

  private FirstAnswer(Vertx vertx, Traced traced, Claims claims) {
    this.vertx = vertx;
    this.traced = traced;
    this.claims = claims;
  }

  /** Answers of the orders that are claimed. */
  public static FirstAnswer create(Vertx vertx, Traced traced, Claims claims) {
    return new FirstAnswer(vertx, traced, claims);
  }

  /** The order's final answer; 409 with {@code Retry-After} when there is none in time. */
  Future<FinalAnswer> await(UUID orderId, Deadline deadline) {
    return traced.span("await first answer", span -> look(orderId, deadline));
  }

  private Future<FinalAnswer> look(UUID orderId, Deadline deadline) {
    return claims.answer(orderId).compose(answer -> answerOrWait(answer, orderId, deadline));
  }

  private Future<FinalAnswer> answerOrWait(
      Optional<FinalAnswer> answer, UUID orderId, Deadline deadline) {
    if (answer.isPresent()) {
      return Future.succeededFuture(answer.get());
    }
    if (deadline.remainingMillis() < MARGIN_MILLIS + LOOK_MILLIS) {
      return Future.failedFuture(Rejections.stillRunning(orderId));
    }
    return vertx.timer(LOOK_MILLIS).compose(time -> look(orderId, deadline));
  }
}
