package dev.tracelab.lab.chaos.plan;

import dev.tracelab.lab.order.OrderRequest;
import java.util.UUID;

/**
 * An order that will be placed.
 *
 * @param number from 0, in the order of time
 * @param atMillis when, from the start of the run
 * @param key its idempotency key
 * @param request what is ordered
 * @param comesBack whether its client asks again when it gets no final answer
 */
public record PlannedOrder(
    int number, long atMillis, UUID key, OrderRequest request, boolean comesBack) {}
