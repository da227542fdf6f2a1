package dev.tracelab.kit.client;

/**
 * Whoever waited for the answer has gone, so the call was broken off. Nobody's fault: it says
 * nothing of the service that was called.
 */
public final class CallCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CallCancelledException() {
    super("The caller went away.", null, false, false);
  }
}
