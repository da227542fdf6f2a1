package dev.tracelab.chaos.plan;

/** A chaos run that cannot go on; the message is a full sentence for the user. */
public final class ChaosException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param cause what led to it; null if there is none
   */
  public ChaosException(String message, Throwable cause) {
    super(message, cause);
  }
}
