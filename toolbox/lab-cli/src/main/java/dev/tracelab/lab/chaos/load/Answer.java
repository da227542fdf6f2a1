package dev.tracelab.lab.chaos.load;

import dev.tracelab.lab.order.OrderAnswer;
import java.util.Set;

/**
 * What one asking brought.
 *
 * @param status of HTTP; 0 if there was no response
 * @param problem the problem's name, such as {@code payment-declined}; empty if there is none
 * @param orderId null if no order was named
 * @param traceId null if the response named none
 */
public record Answer(int status, String problem, String orderId, String traceId) {

  /** Nobody answered. */
  public static final Answer NONE = new Answer(0, "", null, null);

  /** Below 500, and yet no answer to the wish: the same key may ask again. */
  private static final Set<String> NOT_YET = Set.of("order-in-progress");

  /** Whether the order was accepted. */
  public boolean accepted() {
    return status == OrderAnswer.CREATED;
  }

  /** Whether asking again cannot change it. */
  public boolean isFinal() {
    boolean clientsFault = status >= 400 && status < 500;
    return accepted() || (clientsFault && !NOT_YET.contains(problem));
  }
}
