package dev.tracelab.kit.http;

import dev.tracelab.kit.sql.DatabaseFailures;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;

/** Finds the problem behind any failure of a request. */
final class Failures {

  private Failures() {}

  /** Never null; a 500 for what nobody foresaw. */
  static ProblemException problemOf(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    if (failure instanceof HttpException http) {
      return http.getCause() instanceof ValidatorException invalid
          ? Violations.problemOf(invalid)
          : ofStatus(http.getStatusCode());
    }
    if (DatabaseFailures.isUnavailable(failure)) {
      return Unavailable.problem("The database cannot be reached or is too busy.");
    }
    return ofStatus(failure == null ? context.statusCode() : 500);
  }

  private static ProblemException ofStatus(int status) {
    return switch (status) {
      case 400 -> ProblemException.of(400, "bad-request", "The request cannot be understood.");
      case 413 -> ProblemException.of(413, "body-too-large", "The body is larger than allowed.");
      default -> ProblemException.of(500, "internal-error", "Something went wrong on our side.");
    };
  }
}
