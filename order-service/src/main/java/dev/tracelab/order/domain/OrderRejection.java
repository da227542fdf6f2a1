package dev.tracelab.order.domain;

import dev.tracelab.tracing.ExpectedFailure;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A business rule refuses the order. The message tells the customer why. An expected result, not a
 * fault: asking again does not change it.
 */
public final class OrderRejection extends RuntimeException implements ExpectedFailure {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient Map<String, Object> facts;

  /**
   * Any rejection, also one by another service.
   *
   * @param reason a short word for programs, such as {@code insufficient-stock}
   * @param message one sentence for the customer
   * @param facts details for programs, such as {@code sku} or {@code available}
   */
  public OrderRejection(String reason, String message, Map<String, Object> facts) {
    super(message, null, false, false);
    this.reason = reason;
    this.facts = Collections.unmodifiableMap(new TreeMap<>(facts));
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
        "The order is still being placed: ask again with the same Idempotency-Key.",
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

  /** The worker failed, and nobody resumed the order in time. */
  public static OrderRejection abandoned() {
    return new OrderRejection(
        "order-abandoned",
        "The order could not be completed in time and was given up: place it again with a new"
            + " Idempotency-Key.",
        Map.of());
  }

  /** A short word for programs, such as {@code payment-declined}. */
  public String reason() {
    return reason;
  }

  /** Details for programs besides the message, sorted by name. */
  public Map<String, Object> facts() {
    return facts;
  }

  @Override
  public String outcome() {
    return reason;
  }
}
