package dev.tracelab.kit.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
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
    if (context.response().closed()) {
      return;
    }
    ProblemException outcome = Failures.problemOf(context);
    log(context, outcome.problem());
    AnswerWriter.send(context.response(), outcome);
  }

  private static void log(RoutingContext context, Problem problem) {
    String request = context.request().method() + " " + context.request().path();
    if (problem.status() == 500) {
      LOG.error("{} failed.", request, context.failure());
    } else if (problem.status() > 500) {
      LOG.warn("{} ended with {}: {}", request, problem.status(), problem.detail());
    }
  }
}
