package dev.tracelab.kit.config;

/**
 * A person's mistake in the configuration. The message is one sentence: what is wrong, and the
 * cure.
 */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A mistake.
   *
   * @param sentence names the variable, the value and the cure
   */
  public ConfigurationException(String sentence) {
    super(sentence, null, false, false);
  }
}
