package dev.tracelab.lab.chaos.load;

/**
 * One request for an order.
 *
 * @param order the number of the order in the plan
 * @param startMillis when it was sent, from the start of the run
 * @param endMillis when it was answered, or given up
 * @param answer what came back
 */
public record Asking(int order, long startMillis, long endMillis, Answer answer) {

  /** How long the client waited. */
  public long tookMillis() {
    return endMillis - startMillis;
  }
}
