package dev.tracelab.kit.http;

import dev.tracelab.kit.deadline.Deadline;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/**
 * Waits for a request's body until its deadline and no longer, so that callers who send theirs in
 * drops hold no connection for ever. It stands in two places: before the body is read, and after.
 */
final class BodyTimeoutHandler implements PlatformHandler {

  private static final String TIMER = BodyTimeoutHandler.class.getName();

  private final Vertx vertx;

  BodyTimeoutHandler(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Starts to wait. */
  @Override
  public void handle(RoutingContext context) {
    long millis = Math.max(1, Deadline.of(context).remainingMillis());
    long timer = vertx.setTimer(millis, id -> context.fail(bodyTimeout()));
    context.put(TIMER, timer);
    context.addEndHandler(end -> vertx.cancelTimer(timer));
    context.next();
  }

  /** The body is there. */
  void bodyArrived(RoutingContext context) {
    Long timer = context.remove(TIMER);
    vertx.cancelTimer(timer);
    context.next();
  }

  /** Whether a request still waits for its body. */
  static boolean isWaiting(RoutingContext context) {
    return context.get(TIMER) != null;
  }

  private static ProblemException bodyTimeout() {
    return ProblemException.of(
        408, "request-timeout", "The body did not arrive before the deadline.");
  }
}
