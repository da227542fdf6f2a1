package dev.tracelab.chaos.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of both databases at one moment.
 *
 * @param orders every order
 * @param payments payment authorisations, by order id
 * @param outbox number of rows in the outbox: confirmed orders that wait for fulfilment
 * @param reservations by order id
 * @param products every product
 */
public record DatabaseSnapshot(
    List<OrderRow> orders,
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
   * @param totalMinor its price in minor units; null if it was never priced
   * @param traceId the trace that placed it
   * @param createdMicros when its key was claimed, in microseconds since 1970
   * @param updatedMicros when it reached its present state
   */
  public record OrderRow(
      String id,
      String key,
      String state,
      String reason,
      Map<String, Long> items,
      Long totalMinor,
      String traceId,
      long createdMicros,
      long updatedMicros) {

    /** Whether it is complete. */
    public boolean fulfilled() {
      return "FULFILLED".equals(state);
    }

    /** Whether it is in a final state. */
    public boolean isFinal() {
      return fulfilled() || "REJECTED".equals(state);
    }
  }

  /**
   * A payment authorisation.
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
   * Stock reserved for an order.
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
   * @param received in total
   * @param onHand available
   * @param reserved held for orders
   * @param shipped with fulfilled orders
   */
  public record Product(String sku, long received, long onHand, long reserved, long shipped) {}

  /** The order's payment, if one was ever requested. */
  Optional<Payment> payment(OrderRow order) {
    return Optional.ofNullable(payments.get(order.id()));
  }

  /** The order's reservation, if there ever was one. */
  Optional<Reservation> reservation(OrderRow order) {
    return Optional.ofNullable(reservations.get(order.id()));
  }
}
