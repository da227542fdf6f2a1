package dev.tracelab.order.domain;

import java.util.UUID;

/**
 * The right to work on a pending order. When it lapses, another worker may take over, and a change
 * that names the old lease has no effect.
 *
 * @param orderId the order
 * @param owner proves who holds it
 */
public record Lease(UUID orderId, UUID owner) {}
