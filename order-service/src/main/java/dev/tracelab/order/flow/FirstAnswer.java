package dev.tracelab.order.flow;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.domain.Progress;
import dev.tracelab.order.domain.Rejections;
import dev.tracelab.order.store.Claims;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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

  /**
   * The order's progress once waiting is over: answered, or free to be taken over. Fails with 409
   * and {@code Retry-After} when neither is so in time.
   */
  Future<Progress> await(UUID orderId, Deadline deadline) {
    return traced.span("await first answer", span -> look(orderId, deadline));
  }

  private Future<Progress> look(UUID orderId, Deadline deadline) {
    return claims.progress(orderId).compose(now -> endOrWait(now, orderId, deadline));
  }

  private Future<Progress> endOrWait(Progress now, UUID orderId, Deadline deadline) {
    if (now.isOver()) {
      return Future.succeededFuture(now);
    }
    if (deadline.remainingMillis() < MARGIN_MILLIS + LOOK_MILLIS) {
      return Future.failedFuture(Rejections.stillRunning(orderId));
    }
    return vertx.timer(LOOK_MILLIS).compose(time -> look(orderId, deadline));
  }
}
