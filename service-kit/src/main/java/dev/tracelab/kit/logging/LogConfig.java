package dev.tracelab.kit.logging;

import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import java.net.URI;

/**
 * Where log lines go.
 *
 * @param format the format of standard output
 * @param loki Loki's address without the path of its API; null to send no lines to Loki
 */
public record LogConfig(Format format, URI loki) {

  /** The format of standard output. */
  public enum Format {
    /** Text for people, in the layout of the Logback configuration. */
    TEXT,
    /** One JSON object per line, for log collectors. */
    JSON
  }

  /**
   * Reads {@code LOG_FORMAT} and {@code LOKI_URL}.
   *
   * @throws ConfigurationException if a value is invalid
   */
  public static LogConfig from(Environment environment) {
    return new LogConfig(
        format(environment.text("LOG_FORMAT", "text")), environment.uri("LOKI_URL", null));
  }

  private static Format format(String text) {
    return switch (text) {
      case "text" -> Format.TEXT;
      case "json" -> Format.JSON;
      default -> throw Environment.invalid("LOG_FORMAT", text, "text or json");
    };
  }
}
