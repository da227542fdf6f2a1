package dev.tracelab.inventory.domain;

/** Where a reservation is in its life. */
public enum ReservationState {
  /** Its units are set aside, until it expires. */
  HELD,
  /** Its units are shipped. */
  COMMITTED,
  /** Its units were given back on request. */
  RELEASED,
  /** Its units were given back because nobody settled it in time. */
  EXPIRED
}
