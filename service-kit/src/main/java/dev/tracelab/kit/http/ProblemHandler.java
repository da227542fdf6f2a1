package dev.tracelab.kit.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures of requests end: each becomes a problem with the id of its trace.
 */
final class ProblemHandler implements Handler<RoutingContext> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  /** A caller that has gone is told nothing, and its going is no failure of ours. */
  @Override
  public void handle(RoutingContext context) {
    if (!hasGone(context)) {
      ProblemException outcome = Failures.problemOf(context);
      log(context, outcome.problem());
      UnreadRest.announceEnd(context.request());
      AnswerWriter.send(context.response(), outcome);
      UnreadRest.refuse(context.vertx(), context.request());
    }
  }

  /** A caller may go before all of its request is here; that is nobody's failure. */
  private static boolean hasGone(RoutingContext context) {
    return context.response().closed()
        || (BodyPatience.isWaiting(context) && context.failure() instanceof IOException);
  }

  private static void log(RoutingContext context, Problem problem) {
    String request = context.request().method() + " " + context.request().path();
    if (problem.status() == 500) {
      LOG.error("{} failed.", request, context.failure());
    } else if (problem.status() > 500 && !Unavailable.OVERLOADED.equals(problem.name())) {
      LOG.warn("{} ended with {}: {}", request, problem.status(), problem.detail());
    }
  }
}
