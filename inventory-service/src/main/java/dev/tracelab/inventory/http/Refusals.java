package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.kit.http.Problem;
import dev.tracelab.kit.http.ProblemException;
import io.vertx.core.Future;
import java.util.Map;

/** Says in HTTP what the inventory turns down. */
final class Refusals {

  private Refusals() {}

  /** A rejection becomes its problem; any other failure stays what it is. */
  static <T> Future<T> answerAsProblem(Throwable failure) {
    return Future.failedFuture(
        failure instanceof InventoryRejection rejection
            ? ProblemException.of(problemOf(rejection))
            : failure);
  }

  private static Problem problemOf(InventoryRejection rejection) {
    String detail = rejection.getMessage();
    Problem problem =
        switch (rejection.reason()) {
          case UNKNOWN_SKU -> Problem.of(404, "unknown-sku", detail);
          case UNKNOWN_ITEM -> Problem.of(400, "unknown-sku", detail);
          case DUPLICATE_SKU -> Problem.of(400, "duplicate-sku", detail);
          case INSUFFICIENT_STOCK -> Problem.of(409, "insufficient-stock", detail);
          case UNKNOWN_RESERVATION -> Problem.of(404, "unknown-reservation", detail);
          case RESERVATION_MISMATCH -> Problem.of(422, "reservation-mismatch", detail);
          case RESERVATION_EXPIRED -> Problem.of(409, "reservation-expired", detail);
          case RESERVATION_COMMITTED -> Problem.of(409, "reservation-committed", detail);
        };
    return withFacts(problem, rejection.facts());
  }

  private static Problem withFacts(Problem problem, Map<String, Object> facts) {
    Problem complete = problem;
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      complete = complete.with(fact.getKey(), fact.getValue());
    }
    return complete;
  }
}
