package dev.tracelab.lab.process;

/** A failure that is explained to the user: the message says what happened and how to fix it. */
public final class LabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean usageError;

  /**
   * A failure without a cause.
   *
   * @param sentence ends with a full stop
   */
  public LabException(String sentence) {
    this(sentence, null);
  }

  /** A failure with its cause, which is logged but not shown. */
  public LabException(String sentence, Throwable cause) {
    this(sentence, cause, false);
  }

  private LabException(String sentence, Throwable cause, boolean usageError) {
    super(sentence, cause);
    this.usageError = usageError;
  }

  /**
   * An invalid value on the command line; nothing was started.
   *
   * @param sentence names the option and its valid values
   */
  public static LabException usageError(String sentence) {
    return new LabException(sentence, null, true);
  }

  /** Whether the command line was invalid. */
  public boolean isUsageError() {
    return usageError;
  }
}
