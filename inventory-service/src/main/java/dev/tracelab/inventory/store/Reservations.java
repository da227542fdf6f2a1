package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.Reservation;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/** Reservations of stock. */
public interface Reservations {

  /**
   * The result of a request to reserve items.
   *
   * @param reservation as it is now
   * @param created whether this request set the units aside, not an earlier one
   */
  record Reserved(Reservation reservation, boolean created) {}

  /**
   * Reserves all items or none. A repeated request changes nothing, except that an expired
   * reservation is made again.
   *
   * @param ttl time to live of the reservation
   * @return fails with an {@link InventoryRejection} if a product is unknown, there are too few
   *     units, the id belongs to other items, or the reservation was released
   */
  Future<Reserved> reserve(UUID id, Items items, Duration ttl);

  /**
   * Ships the reserved units. A repeated request changes nothing.
   *
   * @return fails with an {@link InventoryRejection} if there is no such reservation, or it expired
   *     or was released
   */
  Future<Reservation> commit(UUID id);

  /**
   * Puts the reserved units back on hand. A repeated request changes nothing.
   *
   * @return fails with an {@link InventoryRejection} if there is no such reservation, or it was
   *     committed
   */
  Future<Reservation> release(UUID id);
}
