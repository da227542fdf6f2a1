package dev.tracelab.order.store;

/**
 * Another works on the order, or has finished it: whoever gets this must change nothing more and
 * answer nothing of its own.
 */
public final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost() {
    super("Another works on this order now.", null, false, false);
  }
}
