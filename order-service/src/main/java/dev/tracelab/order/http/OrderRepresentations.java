package dev.tracelab.order.http;

import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.json.OrderJson;
import dev.tracelab.order.payment.PaymentProvider.PaymentUnavailable;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/** Renders response bodies and problems as the OpenAPI contract defines them. */
final class OrderRepresentations {

  private static final String RETRY_AFTER = "retry-after";
  private static final String RETRY_AFTER_SECONDS = "1";

  private OrderRepresentations() {}

  static ApiResponse placed(OrderOutcome outcome) {
    if (outcome instanceof OrderOutcome.Confirmed confirmed) {
      return ApiResponse.json(201, json(confirmed.order()))
          .withHeader("location", "/orders/" + confirmed.order().id());
    }
    OrderOutcome.Rejected rejected = (OrderOutcome.Rejected) outcome;
    return ApiResponse.problem(problemOf(rejected.rejection()), rejected.traceId());
  }

  static ApiResponse found(Order order) {
    return ApiResponse.json(200, json(order));
  }

  private static JsonObject json(Order order) {
    JsonObject json =
        new JsonObject()
            .put("id", order.id().toString())
            .put("state", order.state().name())
            .put("customerId", order.customerId())
            .put("items", OrderJson.of(order.items()));
    if (order.price() != null) {
      json.mergeIn(OrderJson.of(order.price()));
    }
    if (order.reason() != null) {
      json.put("reason", order.reason());
    }
    return json;
  }

  static ProblemException unknownOrder(UUID id) {
    return ProblemException.of(404, "unknown-order", "There is no order " + id + ".");
  }

  /** Maps rejections and payment failures to problems; other failures stay as they are. */
  static Throwable problemOf(Throwable failure) {
    if (failure instanceof OrderRejection rejection) {
      return problemOf(rejection);
    }
    if (failure instanceof PaymentUnavailable) {
      return ProblemException.of(
              503,
              "payment-unavailable",
              "The payment provider does not respond: retry with the same Idempotency-Key.")
          .withHeader(RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return failure;
  }

  private static ProblemException problemOf(OrderRejection rejection) {
    Problem problem =
        Problem.of(statusOf(rejection.reason()), rejection.reason(), rejection.getMessage());
    for (Map.Entry<String, Object> detail : rejection.details().entrySet()) {
      problem = problem.with(detail.getKey(), detail.getValue());
    }
    ProblemException outcome = ProblemException.of(problem);
    return rejection.reason().equals("order-in-progress")
        ? outcome.withHeader(RETRY_AFTER, RETRY_AFTER_SECONDS)
        : outcome;
  }

  /** Reasons that inventory-service adds later are conflicts, as most are. */
  private static int statusOf(String reason) {
    return switch (reason) {
      case "unknown-sku", "duplicate-sku" -> 400;
      case "payment-declined" -> 402;
      case "unknown-reservation" -> 404;
      case "credit-limit-exceeded", "idempotency-key-reused", "reservation-mismatch" -> 422;
      default -> 409;
    };
  }
}
