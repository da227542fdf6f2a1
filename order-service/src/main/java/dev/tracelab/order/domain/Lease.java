package dev.tracelab.order.domain;

import java.util.UUID;

/**
 * The right to work on a pending order. It lapses; then another may take over, and whoever names
 * the old one changes nothing any more.
 *
 * @param orderId the order
 * @param owner proves who holds it
 */
public record Lease(UUID orderId, UUID owner) {}
