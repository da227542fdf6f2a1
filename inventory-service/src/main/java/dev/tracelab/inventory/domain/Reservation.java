package dev.tracelab.inventory.domain;

import static dev.tracelab.inventory.domain.Reservation.State.COMMITTED;
import static dev.tracelab.inventory.domain.Reservation.State.EXPIRED;
import static dev.tracelab.inventory.domain.Reservation.State.HELD;
import static dev.tracelab.inventory.domain.Reservation.State.RELEASED;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Units set aside for an order.
 *
 * @param id the order's id
 * @param state as stored; a held reservation may be overdue
 * @param expiresAt when a held reservation expires, in whole milliseconds
 * @param items the reserved units
 */
public record Reservation(UUID id, State state, Instant expiresAt, Items items) {

  /** The life cycle of a reservation. */
  public enum State {
    /** Its units are set aside until it expires. */
    HELD,
    /** Its units are shipped. */
    COMMITTED,
    /** Its units were put back on request. */
    RELEASED,
    /** Its units were put back because it was neither committed nor released in time. */
    EXPIRED
  }

  /** A new reservation that expires after the time to live. */
  public static Reservation held(UUID id, Items items, Instant now, Duration ttl) {
    return new Reservation(id, HELD, now.plus(ttl).truncatedTo(ChronoUnit.MILLIS), items);
  }

  /** Whether it is expired, or overdue and not yet marked so. */
  public boolean hasExpired(Instant now) {
    return state == EXPIRED || isOverdue(now);
  }

  /** Whether units are set aside for it. */
  public boolean holdsUnits() {
    return state == HELD;
  }

  /**
   * Requires that the same reservation may be requested again. A released one may not: its order
   * was abandoned, and a late request must not take units for it.
   *
   * @return this reservation
   * @throws InventoryRejection if it has other items or was released
   */
  public Reservation requireRepeatable(Items requested) {
    if (!items.sameAs(requested)) {
      throw InventoryRejection.reservationMismatch(id);
    }
    if (state == RELEASED) {
      throw InventoryRejection.reservationExpired(id);
    }
    return this;
  }

  /**
   * This reservation, committed or released. An expired one may still be released.
   *
   * @param target COMMITTED or RELEASED
   * @throws InventoryRejection if this state does not permit the transition
   */
  public Reservation settled(State target, Instant now) {
    if (state == target) {
      return this;
    }
    if (state == COMMITTED) {
      throw InventoryRejection.reservationCommitted(id);
    }
    if (target == COMMITTED && (state != HELD || isOverdue(now))) {
      throw InventoryRejection.reservationExpired(id);
    }
    return new Reservation(id, target, expiresAt, items);
  }

  private boolean isOverdue(Instant now) {
    return state == HELD && !now.isBefore(expiresAt);
  }
}
