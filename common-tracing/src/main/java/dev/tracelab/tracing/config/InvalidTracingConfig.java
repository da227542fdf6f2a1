package dev.tracelab.tracing.config;

/**
 * A tracing variable that cannot be used as it stands. The message is one sentence for the person
 * who set it: it names the variable, its value and what to write instead.
 */
public final class InvalidTracingConfig extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param sentence for the person who set the variable
   */
  public InvalidTracingConfig(String sentence) {
    super(sentence);
  }
}
