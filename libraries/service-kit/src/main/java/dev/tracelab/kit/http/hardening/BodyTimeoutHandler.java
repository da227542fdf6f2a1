package dev.tracelab.kit.http.hardening;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.ProblemException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/**
 * Fails a request with 408 if its body has not arrived by its deadline, so that slow senders do not
 * hold connections forever. Runs before the body handler; {@link #bodyArrived} runs after it.
 */
public final class BodyTimeoutHandler implements PlatformHandler {

  private static final String TIMER = BodyTimeoutHandler.class.getName();

  @Override
  public void handle(RoutingContext context) {
    long millis = Math.max(1, Deadline.of(context).remainingMillis());
    long timer = context.vertx().setTimer(millis, id -> context.fail(timeout()));
    context.put(TIMER, timer);
    context.addEndHandler(end -> context.vertx().cancelTimer(timer));
    context.next();
  }

  /** Stops the timer. */
  public static void bodyArrived(RoutingContext context) {
    Long timer = context.remove(TIMER);
    context.vertx().cancelTimer(timer);
    context.next();
  }

  /** Whether the body of a request has not arrived yet. */
  public static boolean isWaiting(RoutingContext context) {
    return context.get(TIMER) != null;
  }

  private static ProblemException timeout() {
    return ProblemException.of(
        408, "request-timeout", "The body did not arrive before the deadline.");
  }
}
