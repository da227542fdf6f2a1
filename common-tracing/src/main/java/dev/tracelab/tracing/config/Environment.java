package dev.tracelab.tracing.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typed access to environment variables. An empty variable counts as unset, because Compose files
 * pass empty strings for values that are not set. All methods throw {@link ConfigurationException}
 * for a value they cannot read.
 */
public final class Environment {

  // Longer than any timeout here; a sum of several still fits a monotonic clock.
  private static final Duration MAX_DURATION = Duration.ofDays(1);
  private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,8})(ms|s|m)");

  private final Map<String, String> values;

  /**
   * Reads from a map.
   *
   * @param values names to values, usually {@link System#getenv()}
   */
  public Environment(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** All variables, unparsed, for other readers such as the tracing configuration. */
  public Map<String, String> asMap() {
    return values;
  }

  /** The stripped value, or the fallback if unset. */
  public String text(String name, String fallback) {
    return read(name, fallback, Function.identity());
  }

  /** The stripped value of a variable that has no sensible default. */
  public String required(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw new ConfigurationException(name + " is not set: give it a value and start again.");
    }
    return value;
  }

  /** A TCP port; 0 lets the operating system choose one. */
  public int port(String name, int fallback) {
    return integer(name, fallback, 0, 65_535);
  }

  /** An integer within inclusive bounds. */
  public int integer(String name, int fallback, int min, int max) {
    return read(name, fallback, text -> parseInteger(name, text, min, max));
  }

  /** A positive duration of at most a day, such as {@code 250ms}, {@code 5s} or {@code 2m}. */
  public Duration duration(String name, Duration fallback) {
    return read(name, fallback, text -> parseDuration(name, text));
  }

  /**
   * An absolute {@code http} or {@code https} URI with a host and without a query.
   *
   * @param example a valid value for the error message
   */
  public URI uri(String name, URI fallback, String example) {
    return read(name, fallback, text -> parseUri(name, text, example));
  }

  /** As {@link #uri(String, URI, String)}, with the address of a service as the example. */
  public URI uri(String name, URI fallback) {
    return uri(name, fallback, "http://127.0.0.1:8080");
  }

  /** A decimal number, with a point in any locale. */
  public double number(String name, double fallback) {
    return read(name, fallback, text -> parseNumber(name, text));
  }

  /** {@code true} or {@code false}, in any case. */
  public boolean flag(String name, boolean fallback) {
    return read(name, fallback, text -> parseFlag(name, text));
  }

  /**
   * The exception for a value that cannot be used.
   *
   * @param expected completes the sentence "write ..."
   */
  public static ConfigurationException invalid(String name, String text, String expected) {
    return new ConfigurationException("%s is '%s': write %s.".formatted(name, text, expected));
  }

  private <T> T read(String name, T fallback, Function<String, T> parser) {
    String value = values.getOrDefault(name, "").strip();
    return value.isEmpty() ? fallback : parser.apply(value);
  }

  private static int parseInteger(String name, String text, int min, int max) {
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw invalid(name, text, "a whole number from %d to %d".formatted(min, max));
  }

  private static Duration parseDuration(String name, String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw invalid(name, text, "a number with its unit, such as 250ms, 5s or 2m");
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          default -> Duration.ofMinutes(amount);
        };
    if (duration.compareTo(MAX_DURATION) > 0) {
      throw invalid(name, text, "a duration of one day (1440m) at most");
    }
    return duration;
  }

  private static URI parseUri(String name, String text, String example) {
    try {
      URI uri = new URI(text);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isHttp && uri.getHost() != null && isWithoutQuery(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Reported below.
    }
    throw invalid(name, text, "an address such as " + example);
  }

  private static boolean isWithoutQuery(URI uri) {
    return uri.getRawQuery() == null && uri.getRawFragment() == null;
  }

  private static double parseNumber(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw invalid(name, text, "a number such as 1 or 0.25");
    }
  }

  private static boolean parseFlag(String name, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, text, "true or false");
    };
  }
}
