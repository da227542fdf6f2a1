package dev.tracelab.jaeger.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations in the format of Go, in which Jaeger is written: {@code 50ms}, {@code 1h2m}. */
final class GoDuration {

  private static final Pattern WHOLE =
      Pattern.compile("(\\d{1,12}(\\.\\d{1,9})?(ns|us|µs|ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("([\\d.]+)([a-zµ]+)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ns", Duration.ofNanos(1),
          "us", Duration.ofNanos(1_000),
          "µs", Duration.ofNanos(1_000),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  private GoDuration() {}

  /**
   * Parses a duration, which is never negative; only zero needs no unit.
   *
   * @throws IllegalArgumentException with a message for the client
   */
  static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("a duration looks like 50ms or 1.5s");
    }
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      sum = sum.plus(part(new BigDecimal(parts.group(1)), UNITS.get(parts.group(2))));
    }
    return sum;
  }

  private static Duration part(BigDecimal number, Duration unit) {
    BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit.toNanos()));
    BigDecimal[] seconds = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    return Duration.ofSeconds(seconds[0].longValue(), seconds[1].longValue());
  }
}
