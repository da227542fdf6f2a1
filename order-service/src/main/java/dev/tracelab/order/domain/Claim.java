package dev.tracelab.order.domain;

import java.util.Map;
import java.util.UUID;

/** The result of claiming an idempotency key. */
public sealed interface Claim {

  /**
   * The right to work on a pending order. When it expires, another worker may take over; an update
   * that names the old lease changes nothing.
   *
   * @param orderId the leased order
   * @param owner identifies the holder
   */
  record Lease(UUID orderId, UUID owner) {}

  /**
   * This request holds the lease on the order.
   *
   * @param order {@code PENDING}
   * @param lease proves that this request holds it
   * @param resumed whether an earlier worker may already have reserved stock and taken payment
   * @param traceContext the trace of the request that first placed the order
   */
  record Won(Order order, Lease lease, boolean resumed, Map<String, String> traceContext)
      implements Claim {

    /** Copies the trace context. */
    public Won {
      traceContext = Map.copyOf(traceContext);
    }
  }

  /** The order has an outcome, which the client gets again. */
  record Replay(UUID orderId, OrderOutcome outcome) implements Claim {}

  /** Another request with the same key holds the lease. */
  record InProgress(UUID orderId) implements Claim {}

  /** The key was used for a different order. */
  record KeyReused() implements Claim {}
}
