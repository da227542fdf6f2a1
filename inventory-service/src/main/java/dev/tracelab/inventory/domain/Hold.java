package dev.tracelab.inventory.domain;

/**
 * The answer to a request to hold items.
 *
 * @param reservation the reservation as it is now
 * @param fresh whether this request set the units aside; false if an earlier one did
 */
public record Hold(Reservation reservation, boolean fresh) {}
