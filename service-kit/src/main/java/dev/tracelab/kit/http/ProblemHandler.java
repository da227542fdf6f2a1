package dev.tracelab.kit.http;

import dev.tracelab.kit.http.hardening.LogRateLimiter;
import dev.tracelab.kit.http.hardening.RequestBodyGuard;
import dev.tracelab.kit.http.hardening.StrictRequestExtractor;
import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.kit.sql.DatabaseFailures;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The single failure handler: turns every failure of a request into a problem response. */
final class ProblemHandler implements Handler<RoutingContext> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  private final RouteNames routes;
  private final LogRateLimiter limiter = new LogRateLimiter(System::nanoTime);

  /** Names requests in the log by their route, because clients choose the path. */
  ProblemHandler(RouteNames routes) {
    this.routes = routes;
  }

  @Override
  public void handle(RoutingContext context) {
    if (clientHasGone(context)) {
      return;
    }
    ProblemException outcome = problemOf(context);
    log(context, outcome.problem());
    if (context.response().headWritten()) {
      abort(context.response());
      return;
    }
    RequestBodyGuard.announceClose(context.request());
    TraceResponse.addTo(context.response());
    ApiResponse.problem(outcome).sendTo(context.response());
    RequestBodyGuard.closeIfIncomplete(context.vertx(), context.request());
  }

  /** A client may disconnect before it has sent its whole request, which is not a failure here. */
  private static boolean clientHasGone(RoutingContext context) {
    return context.response().closed()
        || (RequestBodyGuard.isWaiting(context) && context.failure() instanceof IOException);
  }

  /** A partial response must neither look complete nor leave the client waiting for the rest. */
  private static void abort(HttpServerResponse response) {
    if (!response.ended()) {
      response.reset();
    }
  }

  private static ProblemException problemOf(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    if (failure instanceof HttpException http) {
      return http.getCause() instanceof ValidatorException invalid
          ? ValidationProblems.problemOf(invalid, context.get(StrictRequestExtractor.OPERATION))
          : problemOf(http.getStatusCode());
    }
    if (DatabaseFailures.isUnavailable(failure)) {
      return ProblemException.unavailable("The database cannot be reached or is too busy.");
    }
    return problemOf(context.statusCode());
  }

  /** Keeps the status chosen by vertx-web, so that a bad request does not become a 500. */
  private static ProblemException problemOf(int status) {
    return switch (status) {
      case 400 -> ProblemException.of(400, "bad-request", "The request cannot be understood.");
      case 404 -> ProblemException.of(404, "not-found", "There is nothing at this path.");
      case 413 -> ProblemException.of(413, "body-too-large", "The body is larger than allowed.");
      case 417 ->
          ProblemException.of(
              417, "expectation-failed", "The header Expect may only say 100-continue.");
      default ->
          HttpStatusClass.CLIENT_ERROR.contains(status)
              ? refused(HttpResponseStatus.valueOf(status))
              : ProblemException.of(500, "internal-error", "Something went wrong on our side.");
    };
  }

  private static ProblemException refused(HttpResponseStatus status) {
    String reason = status.reasonPhrase();
    String name = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return ProblemException.of(status.code(), name, "The request was refused: " + reason + ".");
  }

  /** Server errors only; shed requests have a log line of their own. */
  private void log(RoutingContext context, Problem problem) {
    if (problem.status() < 500 || ProblemException.OVERLOADED.equals(problem.name())) {
      return;
    }
    switch (limiter.next()) {
      case WRITE -> write(context, problem);
      case WRITE_SUPPRESSION ->
          LOG.warn(
              "More than {} requests failed within {} s: the next ones have no line of their own.",
              LogRateLimiter.LINES,
              LogRateLimiter.WINDOW.toSeconds());
      case SUPPRESS -> {}
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
    String route = routes.templateOf(method, context.request().path());
    return route == null ? "A request to no route" : method + " " + route;
  }
}
