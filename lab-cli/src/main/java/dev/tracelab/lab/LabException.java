package dev.tracelab.lab;

/** What a person has to be told when a command cannot go on: what happened, and the cure. */
public final class LabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault whose cause says nothing more.
   *
   * @param sentence ends with a full stop
   */
  public LabException(String sentence) {
    super(sentence);
  }

  /** A fault with the exception it came from, which goes to the log and not to the person. */
  public LabException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
