package dev.tracelab.lab.chaos.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What both databases say.
 *
 * @param orders every order
 * @param payments the payment provider's books, by order
 * @param outbox how many confirmed orders still wait for fulfilment
 * @param reservations by order, whose id each has
 * @param products every product
 */
public record Books(
    List<OrderEntry> orders,
    Map<String, Payment> payments,
    long outbox,
    Map<String, Reservation> reservations,
    List<Product> products) {

  /**
   * An order.
   *
   * @param id a UUID
   * @param key its idempotency key
   * @param state such as {@code FULFILLED}
   * @param reason why it was rejected; null if it was not
   * @param items quantity by stock keeping unit
   * @param totalMinor its price in minor units; null if it never had one
   * @param traceId the trace that placed it
   * @param createdMicros when its key was claimed, in microseconds since 1970
   * @param updatedMicros when it came to its present state
   */
  public record OrderEntry(
      String id,
      String key,
      String state,
      String reason,
      Map<String, Long> items,
      Long totalMinor,
      String traceId,
      long createdMicros,
      long updatedMicros) {

    /** Whether it went well to its end. */
    public boolean fulfilled() {
      return "FULFILLED".equals(state);
    }

    /** Whether nothing will happen to it any more. */
    public boolean isFinal() {
      return fulfilled() || "REJECTED".equals(state);
    }
  }

  /**
   * An authorisation.
   *
   * @param state such as {@code AUTHORISED}
   * @param amountMinor in minor units
   */
  public record Payment(String state, long amountMinor) {

    boolean authorised() {
      return "AUTHORISED".equals(state);
    }
  }

  /**
   * Stock of an order.
   *
   * @param state such as {@code COMMITTED}
   * @param items quantity by stock keeping unit
   */
  public record Reservation(String state, Map<String, Long> items) {

    boolean held() {
      return "HELD".equals(state);
    }

    boolean committed() {
      return "COMMITTED".equals(state);
    }
  }

  /**
   * A product's stock, in units.
   *
   * @param sku stock keeping unit
   * @param received since ever
   * @param onHand free to be ordered
   * @param reserved held for orders
   * @param shipped gone with orders
   */
  public record Product(String sku, long received, long onHand, long reserved, long shipped) {}

  /** The order's payment, if the provider was ever asked. */
  Optional<Payment> payment(OrderEntry order) {
    return Optional.ofNullable(payments.get(order.id()));
  }

  /** The order's stock, if any was ever reserved. */
  Optional<Reservation> reservation(OrderEntry order) {
    return Optional.ofNullable(reservations.get(order.id()));
  }
}
