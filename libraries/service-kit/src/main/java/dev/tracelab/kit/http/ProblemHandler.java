package dev.tracelab.kit.http;

import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures of requests end: each becomes a problem with the id of its trace.
 */
final class ProblemHandler implements Handler<RoutingContext> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  private final RouteNames names;
  private final LogRateLimiter lines = new LogRateLimiter(System::nanoTime);

  /** Names requests in the log by their routes, for a path is what a stranger made up. */
  ProblemHandler(RouteNames names) {
    this.names = names;
  }

  /** A caller that has gone is told nothing, and its going is no failure of ours. */
  @Override
  public void handle(RoutingContext context) {
    if (!hasGone(context)) {
      ProblemException outcome = ProblemMapper.problemOf(context);
      log(context, outcome.problem());
      if (context.response().headWritten()) {
        cutOff(context.response());
        return;
      }
      LingeringClose.announceEnd(context.request());
      TraceResponse.addTo(context.response());
      ResponseWriter.send(context.response(), outcome);
      LingeringClose.refuse(context.vertx(), context.request());
    }
  }

  /** Half an answer must not look like a whole one, nor wait for more that never comes. */
  private static void cutOff(HttpServerResponse response) {
    if (!response.ended()) {
      response.reset();
    }
  }

  /** A caller may go before all of its request is here; that is nobody's failure. */
  private static boolean hasGone(RoutingContext context) {
    return context.response().closed()
        || (BodyTimeoutHandler.isWaiting(context) && context.failure() instanceof IOException);
  }

  /** An outage fails every request: the log names the first of them, and the metrics count all. */
  private void log(RoutingContext context, Problem problem) {
    if (problem.status() < 500 || ProblemException.OVERLOADED.equals(problem.name())) {
      return;
    }
    switch (lines.ask()) {
      case YES -> write(context, problem);
      case NO_MORE ->
          LOG.warn(
              "More than {} requests failed within {} s: the next ones have no line of their own.",
              LogRateLimiter.LINES,
              LogRateLimiter.WINDOW.toSeconds());
      case NO -> {}
    }
  }

  private void write(RoutingContext context, Problem problem) {
    if (problem.status() != 500) {
      LOG.warn("{} ended with {}: {}", nameOf(context), problem.status(), problem.detail());
    } else if (context.failure() == null) {
      LOG.error("{} was failed with status {}.", nameOf(context), context.statusCode());
    } else {
      LOG.error("{} failed.", nameOf(context), context.failure());
    }
  }

  private String nameOf(RoutingContext context) {
    String method = context.request().method().name();
    String route = names.templateOf(method, context.request().path());
    return route == null ? "A request to no route" : method + " " + route;
  }
}
