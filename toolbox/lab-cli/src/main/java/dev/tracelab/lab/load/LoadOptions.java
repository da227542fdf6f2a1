package dev.tracelab.lab.load;

import dev.tracelab.lab.process.LabException;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of a load test.
 *
 * @param rate orders per second
 * @param duration how long orders are placed
 * @param scenario sent with each order; null if there is none
 */
public record LoadOptions(int rate, Duration duration, String scenario) {

  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})(s|m)");
  private static final int MAX_RATE = 1_000;

  /** As many as the stock lasts for, and as the final audit can hold in memory. */
  private static final int MAX_ORDERS = 100_000;

  /**
   * Checks the values of the command line.
   *
   * @param duration such as {@code 60s} or {@code 2m}
   * @param scenario null if there is none
   * @throws LabException if one is invalid; the message names its option and a valid value
   */
  public static LoadOptions of(int rate, String duration, String scenario) {
    require(rate >= 1 && rate <= MAX_RATE, "--rate must be from 1 to 1000 orders per second.");
    long seconds = duration(duration).toSeconds();
    require(
        scenario == null || ScenarioChoice.parse(scenario).exists(),
        "--scenario must name a scenario; './lab scenario list' shows them all.");
    require(
        rate * seconds <= MAX_ORDERS,
        "--rate %d --for %s is more than 100000 orders, so choose a lower rate or a shorter time."
            .formatted(rate, duration));
    return new LoadOptions(rate, Duration.ofSeconds(seconds), scenario);
  }

  /**
   * Reads the value of {@code --for}.
   *
   * @param text such as {@code 60s} or {@code 2m}
   * @throws LabException if it is not of that form
   */
  public static Duration duration(String text) {
    Matcher time = DURATION.matcher(text);
    require(time.matches(), "--for must be a number of seconds or minutes, such as 60s or 2m.");
    return Duration.ofSeconds(Long.parseLong(time.group(1)) * (time.group(2).equals("m") ? 60 : 1));
  }

  /** Number of orders. */
  public int orders() {
    return (int) (rate * duration.toSeconds());
  }

  /** Headers to send with each order. */
  Map<String, String> headers() {
    return scenario == null ? Map.of() : Map.of(ScenarioChoice.HEADER, scenario);
  }

  private static void require(boolean valid, String sentence) {
    if (!valid) {
      throw LabException.usageError(sentence);
    }
  }
}
