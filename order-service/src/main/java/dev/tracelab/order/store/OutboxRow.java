package dev.tracelab.order.store;

import java.util.Map;
import java.util.UUID;

/**
 * A confirmed order that waits for fulfilment.
 *
 * @param orderId which
 * @param attempts how often it was leased, this time included
 * @param traceContext where its fulfilment belongs
 */
public record OutboxRow(UUID orderId, int attempts, Map<String, String> traceContext) {}
