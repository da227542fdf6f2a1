package dev.tracelab.order.domain;

import java.util.List;
import java.util.UUID;

/**
 * An order.
 *
 * @param id also the idempotency key of its reservation and its payment
 * @param customerId opaque
 * @param state its current state
 * @param items the ordered items
 * @param price null until the order is confirmed
 * @param reason why it was rejected; null unless it was
 */
public record Order(
    UUID id, String customerId, State state, List<Item> items, OrderPrice price, String reason) {

  /**
   * A quantity of one product.
   *
   * @param sku the product's stock keeping unit
   * @param quantity number of units, at least 1
   */
  public record Item(String sku, int quantity) {}

  /** The life cycle of an order. The last two states are final. */
  public enum State {
    /** Being placed, or left behind by a worker that failed. */
    PENDING,
    /** Reserved and paid; fulfilment follows. */
    CONFIRMED,
    /** Its reservation is committed. */
    FULFILLED,
    /** Rejected or abandoned; the reason is stored. */
    REJECTED
  }

  /** Copies the items. */
  public Order {
    items = List.copyOf(items);
  }

  /** This order as it is when it is confirmed at a price. */
  public Order confirmed(OrderPrice at) {
    return new Order(id, customerId, State.CONFIRMED, items, at, null);
  }
}
