package dev.tracelab.order.domain;

import java.util.Map;
import java.util.UUID;

/** What became of the attempt to claim an idempotency key. */
public sealed interface Claim {

  /**
   * The key is ours and the order is ours to work on.
   *
   * @param order {@code PENDING}
   * @param lease proves that we hold it
   * @param resumed whether somebody worked on it before, who may have reserved and paid
   * @param traceContext the trace that the order belongs to: that of the request that placed it
   */
  record Won(Order order, Lease lease, boolean resumed, Map<String, String> traceContext)
      implements Claim {

    /** Keeps a copy of the trace context. */
    public Won {
      traceContext = Map.copyOf(traceContext);
    }
  }

  /** The same wish was answered before. */
  record Answered(UUID orderId, FinalAnswer answer) implements Claim {}

  /** Another request with the same wish is at work. */
  record Running(UUID orderId) implements Claim {}

  /** The key was used for another wish. */
  record OtherWish() implements Claim {}
}
