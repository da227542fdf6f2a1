package dev.tracelab.order.domain;

import dev.tracelab.kit.http.Problem;
import dev.tracelab.kit.http.ProblemException;
import java.util.UUID;

/** Why an order is refused, each reason with its status and its sentence. */
public final class Rejections {

  private Rejections() {}

  /** The key belongs to another wish. */
  public static ProblemException otherWish() {
    return ProblemException.of(
        422,
        "idempotency-key-reused",
        "The Idempotency-Key was used for another order: choose a new key for a new order.");
  }

  /** The first request with this key has not been answered in time. */
  public static ProblemException stillRunning(UUID orderId) {
    Problem problem =
        Problem.of(
                409,
                "order-in-progress",
                "The order is still being placed: ask again with the same Idempotency-Key.")
            .with("orderId", orderId.toString());
    return ProblemException.of(problem).withHeader("retry-after", "1");
  }

  /** Open orders and this one together exceed what the customer may owe. */
  public static ProblemException creditLimitExceeded(long openMinor, long totalMinor, long limit) {
    return ProblemException.of(
        Problem.of(
                422,
                "credit-limit-exceeded",
                "Open orders of %d and this one of %d exceed the credit limit of %d minor units."
                    .formatted(openMinor, totalMinor, limit))
            .with("openMinor", openMinor)
            .with("totalMinor", totalMinor)
            .with("limitMinor", limit));
  }

  /** The provider said no. */
  public static ProblemException paymentDeclined(long amountMinor, String currency) {
    return ProblemException.of(
        Problem.of(
                402,
                "payment-declined",
                "The payment of %d minor units of %s was declined."
                    .formatted(amountMinor, currency))
            .with("amountMinor", amountMinor)
            .with("currency", currency));
  }

  /** The provider cannot be asked. No rejection of the order: the same key may try again. */
  public static ProblemException paymentUnavailable() {
    return ProblemException.of(
            503,
            "payment-unavailable",
            "The payment provider does not answer: ask again with the same Idempotency-Key.")
        .withHeader("retry-after", "1");
  }

  /** Nobody finished the order, and its time is over. */
  public static ProblemException abandoned() {
    return ProblemException.of(
        409,
        "order-abandoned",
        "The order could not be completed in time and was given up: place it again with a new"
            + " Idempotency-Key.");
  }
}
