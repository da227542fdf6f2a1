package dev.tracelab.kit.client;

/** The call was cancelled because the caller went away. This says nothing about the peer. */
public final class CallCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CallCancelledException() {
    super("The caller went away.", null, false, false);
  }
}
