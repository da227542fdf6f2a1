package dev.tracelab.chaos.load;

import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * One request for an order.
 *
 * @param order number of the order in the plan
 * @param startMillis when it was sent, from the start of the run
 * @param endMillis when the response arrived, or the client timed out
 * @param response what came back
 */
public record Attempt(int order, long startMillis, long endMillis, Response response) {

  /**
   * The response to an attempt.
   *
   * @param status of HTTP; 0 if there was no response
   * @param problem type of the problem, such as {@code payment-declined}; empty if there is none; a
   *     phrase if there was no response
   * @param orderId null if the response names no order
   * @param traceId null if the response names no trace, or one that is not sampled
   */
  public record Response(int status, String problem, String orderId, String traceId) {

    /** The problem of a request whose time ran out. */
    public static final String TIMED_OUT = "timed out";

    /** The problem of a request that could not be sent, or whose connection was closed. */
    public static final String CONNECTION_FAILED = "connection failed";

    private static final int CREATED = 201;

    /** Client errors that are not final: the same key may be sent again. */
    private static final Set<String> RETRYABLE = Set.of("order-in-progress");

    /** No response arrived. */
    public static Response unanswered(Throwable failure) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      boolean connected = !(cause instanceof HttpConnectTimeoutException);
      boolean timedOut = cause instanceof HttpTimeoutException && connected;
      return new Response(0, timedOut ? TIMED_OUT : CONNECTION_FAILED, null, null);
    }

    /** Whether the order was accepted. */
    public boolean accepted() {
      return status == CREATED;
    }

    /** Whether a retry cannot change it. */
    public boolean isFinal() {
      boolean clientError = status >= 400 && status < 500;
      return accepted() || (clientError && !RETRYABLE.contains(problem));
    }
  }
}
