package dev.tracelab.kit.logging;

import dev.tracelab.kit.config.ConfigurationException;
import dev.tracelab.kit.config.Environment;
import java.net.URI;

/**
 * Where log lines go.
 *
 * @param format of standard output
 * @param loki its address without the path of its API; null where lines are not sent to Loki
 */
public record LogConfig(LogFormat format, URI loki) {

  /**
   * Reads {@code LOG_FORMAT} and {@code LOKI_URL}.
   *
   * @throws ConfigurationException when a value cannot be used
   */
  public static LogConfig from(Environment environment) {
    return new LogConfig(
        format(environment.text("LOG_FORMAT", "text")), environment.uri("LOKI_URL", null));
  }

  private static LogFormat format(String text) {
    return switch (text) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      default ->
          throw new ConfigurationException(
              "LOG_FORMAT is \"%s\": write text or json.".formatted(text));
    };
  }
}
