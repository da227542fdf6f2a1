package dev.tracelab.golden;

/** Says in one sentence why an answer could not be read as a trace. */
public final class UnreadableTrace extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by readers.
   *
   * @param cause null if nothing was thrown below
   */
  UnreadableTrace(String message, Throwable cause) {
    super(message, cause);
  }
}
