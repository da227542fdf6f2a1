package dev.tracelab.kit.http;

import dev.tracelab.kit.sql.DatabaseFailures;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Locale;

/** Finds the problem behind any failure of a request. */
final class ProblemMapper {

  private ProblemMapper() {}

  /** Never null; a 500 for what nobody foresaw. */
  static ProblemException problemOf(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    if (failure instanceof HttpException http) {
      return http.getCause() instanceof ValidatorException invalid
          ? ValidationProblems.problemOf(invalid, context.get(StrictRequestExtractor.OPERATION))
          : ofStatus(http.getStatusCode());
    }
    if (DatabaseFailures.isUnavailable(failure)) {
      return ProblemException.unavailable("The database cannot be reached or is too busy.");
    }
    return ofStatus(context.statusCode());
  }

  /**
   * Keeps the status that vertx-web decided on, so that no bad request becomes a failure of ours.
   */
  private static ProblemException ofStatus(int status) {
    return switch (status) {
      case 400 -> ProblemException.of(400, "bad-request", "The request cannot be understood.");
      case 404 -> notFound();
      case 413 -> ProblemException.of(413, "body-too-large", "The body is larger than allowed.");
      case 417 ->
          ProblemException.of(
              417, "expectation-failed", "The header Expect may only say 100-continue.");
      default -> HttpStatusClass.CLIENT_ERROR.contains(status) ? refused(status) : failed();
    };
  }

  static ProblemException notFound() {
    return ProblemException.of(404, "not-found", "There is nothing at this path.");
  }

  private static ProblemException refused(int status) {
    String reason = HttpResponseStatus.valueOf(status).reasonPhrase();
    String name = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return ProblemException.of(status, name, "The request was refused: " + reason + ".");
  }

  private static ProblemException failed() {
    return ProblemException.of(500, "internal-error", "Something went wrong on our side.");
  }
}
