package dev.tracelab.lab;

/** What a person has to be told when a command cannot go on: what happened, and the cure. */
public final class LabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean wrongValue;

  /**
   * A fault whose cause says nothing more.
   *
   * @param sentence ends with a full stop
   */
  public LabException(String sentence) {
    this(sentence, null);
  }

  /** A fault with the exception it came from, which goes to the log and not to the person. */
  public LabException(String sentence, Throwable cause) {
    this(sentence, cause, false);
  }

  private LabException(String sentence, Throwable cause, boolean wrongValue) {
    super(sentence, cause);
    this.wrongValue = wrongValue;
  }

  /**
   * A value on the command line that cannot be used; nothing was begun.
   *
   * @param sentence names the option and what it takes
   */
  public static LabException wrongValue(String sentence) {
    return new LabException(sentence, null, true);
  }

  /** Whether the command line was wrong. */
  boolean isWrongValue() {
    return wrongValue;
  }
}
