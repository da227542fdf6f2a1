package dev.tracelab.order.domain;

import dev.tracelab.tracing.ExpectedFailure;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A valid request that cannot be granted. The message explains why to a person. It has no stack
 * trace because it is a result, not a defect; a retry does not change it.
 */
public final class OrderRejection extends RuntimeException implements ExpectedFailure {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient Map<String, Object> details;

  /**
   * A rejection by any service.
   *
   * @param reason a short word for programs, such as {@code insufficient-stock}
   * @param message one sentence for the customer
   * @param details values for programs, such as {@code sku} or {@code available}
   */
  public OrderRejection(String reason, String message, Map<String, Object> details) {
    super(message, null, false, false);
    this.reason = reason;
    this.details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /** The key belongs to a different order. */
  public static OrderRejection keyReused() {
    return new OrderRejection(
        "idempotency-key-reused",
        "The Idempotency-Key was used for another order: choose a new key for a new order.",
        Map.of());
  }

  /** The first request with this key did not finish in time. The outcome is still open. */
  public static OrderRejection inProgress(UUID orderId) {
    return new OrderRejection(
        "order-in-progress",
        "The order is still being placed: retry with the same Idempotency-Key.",
        Map.of("orderId", orderId.toString()));
  }

  static OrderRejection creditLimitExceeded(long openMinor, long totalMinor, long limitMinor) {
    return new OrderRejection(
        "credit-limit-exceeded",
        "Open orders of %d and this one of %d exceed the credit limit of %d minor units."
            .formatted(openMinor, totalMinor, limitMinor),
        Map.of("openMinor", openMinor, "totalMinor", totalMinor, "limitMinor", limitMinor));
  }

  /** The payment provider declined the payment. */
  public static OrderRejection paymentDeclined(OrderPrice price) {
    return new OrderRejection(
        "payment-declined",
        "The payment of %d minor units of %s was declined."
            .formatted(price.totalMinor(), price.currency()),
        Map.of("amountMinor", price.totalMinor(), "currency", price.currency()));
  }

  /** The worker failed, and no request resumed the order in time. */
  public static OrderRejection abandoned() {
    return new OrderRejection(
        "order-abandoned",
        "The order could not be completed in time and was abandoned: place it again with a new"
            + " Idempotency-Key.",
        Map.of());
  }

  /** The reason, for programs, such as {@code payment-declined}. */
  public String reason() {
    return reason;
  }

  /** Values that the message mentions, by name, for programs. */
  public Map<String, Object> details() {
    return details;
  }

  /** The reason; spans have it as their outcome. */
  @Override
  public String outcome() {
    return reason;
  }
}
