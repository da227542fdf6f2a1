package dev.tracelab.tracing.config;

/** An operator's mistake in the configuration. The message names the mistake and its fix. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message one sentence that names the variable, its value and the fix
   */
  public ConfigurationException(String message) {
    super(message, null, false, false);
  }
}
