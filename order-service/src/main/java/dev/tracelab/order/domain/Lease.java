package dev.tracelab.order.domain;

import java.util.UUID;

/**
 * The right to work on a pending order. When it expires, another worker may take over; an update
 * that names the old lease changes nothing.
 *
 * @param orderId the leased order
 * @param owner identifies the holder
 */
public record Lease(UUID orderId, UUID owner) {}
