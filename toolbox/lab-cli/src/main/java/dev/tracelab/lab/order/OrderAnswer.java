package dev.tracelab.lab.order;

/**
 * What the gateway answered.
 *
 * @param status of HTTP
 * @param traceId from the header {@code x-trace-id}; null if the answer has none
 * @param sampled whether Jaeger gets the trace, from the header {@code traceresponse}
 * @param orderId null if no order was made
 * @param state of the order; null if no order was made
 * @param detail why not, in a sentence; null if there is none
 */
public record OrderAnswer(
    int status, String traceId, boolean sampled, String orderId, String state, String detail) {

  /** The status of an accepted order. */
  public static final int CREATED = 201;

  /** Whether the order was accepted. */
  public boolean accepted() {
    return status == CREATED;
  }
}
