package dev.tracelab.kit.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * The environment variables, read as what they mean. A variable that is empty counts as not set,
 * because Compose files pass empty strings for what nobody filled in. Every reader throws {@link
 * ConfigurationException}.
 */
public final class Environment {

  private final Map<String, String> values;

  private Environment(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads from a map.
   *
   * @param values names to values, usually {@link System#getenv()}
   */
  public static Environment of(Map<String, String> values) {
    return new Environment(values);
  }

  /** All variables as they are, for readers of their own such as the tracing configuration. */
  public Map<String, String> asMap() {
    return values;
  }

  /** The value without blanks around it, or the fallback. */
  public String text(String name, String fallback) {
    return read(name, fallback, Function.identity());
  }

  /** The value of a variable that has no sensible default. */
  public String required(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw new ConfigurationException(name + " is not set: give it a value and start again.");
    }
    return value;
  }

  /** A TCP port; 0 lets the system choose one. */
  public int port(String name, int fallback) {
    return integer(name, fallback, 0, 65_535);
  }

  /** A whole number between two bounds, both included. */
  public int integer(String name, int fallback, int least, int most) {
    return read(name, fallback, text -> Values.integer(name, text, least, most));
  }

  /** A length of time such as {@code 250ms}, {@code 5s} or {@code 2m}; more than nothing. */
  public Duration duration(String name, Duration fallback) {
    return read(name, fallback, text -> Values.duration(name, text));
  }

  /** An absolute {@code http} or {@code https} address with a host and without a query. */
  public URI uri(String name, URI fallback) {
    return read(name, fallback, text -> Values.httpAddress(name, text));
  }

  private <T> T read(String name, T fallback, Function<String, T> reader) {
    String value = values.getOrDefault(name, "").strip();
    return value.isEmpty() ? fallback : reader.apply(value);
  }
}
