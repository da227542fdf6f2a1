package dev.tracelab.golden;

/** A response that is not a trace. The message is one sentence for the user. */
public final class UnreadableTrace extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param cause may be null
   */
  UnreadableTrace(String message, Throwable cause) {
    super(message, cause);
  }
}
