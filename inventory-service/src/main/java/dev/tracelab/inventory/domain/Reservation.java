package dev.tracelab.inventory.domain;

import static dev.tracelab.inventory.domain.ReservationState.COMMITTED;
import static dev.tracelab.inventory.domain.ReservationState.EXPIRED;
import static dev.tracelab.inventory.domain.ReservationState.HELD;
import static dev.tracelab.inventory.domain.ReservationState.RELEASED;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Units set aside for an order.
 *
 * @param id the order's id
 * @param state the state as it is stored; a held reservation may be overdue
 * @param expiresAt when a held reservation gives its units back, whole milliseconds
 * @param items the units
 */
public record Reservation(UUID id, ReservationState state, Instant expiresAt, Items items) {

  /** A reservation that holds its items for a time from now. */
  public static Reservation held(UUID id, Items items, Instant now, Duration ttl) {
    return new Reservation(id, HELD, now.plus(ttl).truncatedTo(ChronoUnit.MILLIS), items);
  }

  /** Whether it expired, or is about to be found expired. */
  public boolean hasExpired(Instant now) {
    return state == EXPIRED || isOverdue(now);
  }

  /** Whether units are still set aside for it. */
  public boolean holdsUnits() {
    return state == HELD;
  }

  /**
   * This reservation, if the same items may be asked for again under its id. A released one may
   * not: its order is given up, and a request that comes late must not take units for it.
   *
   * @throws InventoryRejection if they are other items, or if it was released
   */
  public Reservation requireHoldable(Items others) {
    if (!items.sameAs(others)) {
      throw InventoryRejection.reservationMismatch(id);
    }
    if (state == RELEASED) {
      throw InventoryRejection.reservationExpired(id);
    }
    return this;
  }

  /**
   * This reservation, settled. What expired may still be released, what was shipped may not.
   *
   * @param wanted COMMITTED or RELEASED
   * @throws InventoryRejection if it cannot come to the wanted state any more
   */
  public Reservation settled(ReservationState wanted, Instant now) {
    if (state == wanted) {
      return this;
    }
    if (state == COMMITTED) {
      throw InventoryRejection.reservationCommitted(id);
    }
    if (wanted == COMMITTED && (state != HELD || isOverdue(now))) {
      throw InventoryRejection.reservationExpired(id);
    }
    return new Reservation(id, wanted, expiresAt, items);
  }

  private boolean isOverdue(Instant now) {
    return state == HELD && !now.isBefore(expiresAt);
  }
}
