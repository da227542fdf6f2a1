package dev.tracelab.kit.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of one variable into a value, or says what to write instead. */
final class Values {

  /** Far more than anything here waits; sums of them stay within what a clock can count. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,8})(ms|s|m)");

  private Values() {}

  static int integer(String name, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below in words a person can use.
    }
    throw refused(name, text, "a whole number from %d to %d".formatted(least, most));
  }

  static Duration duration(String name, String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw refused(name, text, "a number with its unit, such as 250ms, 5s or 2m");
    }
    Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
    if (duration.compareTo(LONGEST) > 0) {
      throw refused(name, text, "a duration of one day (1440m) at most");
    }
    return duration;
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  static URI httpAddress(String name, String text) {
    try {
      URI uri = new URI(text);
      if (isHttp(uri) && uri.getHost() != null && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below in words a person can use.
    }
    throw refused(name, text, "an address such as http://127.0.0.1:8080");
  }

  private static boolean isHttp(URI uri) {
    return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
  }

  private static ConfigurationException refused(String name, String text, String wanted) {
    return new ConfigurationException("%s is \"%s\": write %s.".formatted(name, text, wanted));
  }
}
