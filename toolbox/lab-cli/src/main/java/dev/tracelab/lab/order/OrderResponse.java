package dev.tracelab.lab.order;

/**
 * A response of the gateway.
 *
 * @param status of HTTP
 * @param traceId from the header {@code x-trace-id}; null if there is none
 * @param sampled whether the trace is sampled, from the header {@code traceresponse}
 * @param orderId null if no order was created
 * @param state of the order; null if no order was created
 * @param detail of the problem; null if there is none
 */
public record OrderResponse(
    int status, String traceId, boolean sampled, String orderId, String state, String detail) {

  private static final int CREATED = 201;

  /** Whether the order was accepted. */
  public boolean accepted() {
    return status == CREATED;
  }
}
