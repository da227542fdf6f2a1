package dev.tracelab.lab.load;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * The figures at one moment.
 *
 * @param placed number of orders sent
 * @param inFlight number of orders without a response yet
 * @param outcomes number of orders by outcome: {@code 201}, the name of a problem, or a failure
 * @param latency in microseconds, from when an order was due
 */
public record LoadFigures(
    int placed, int inFlight, SortedMap<String, Long> outcomes, Histogram latency) {

  /** The outcome of an accepted order. */
  public static final String ACCEPTED = "201";

  /** A small share of the orders is meant to be rejected, so that rejections are tested too. */
  private static final Set<String> EXPECTED =
      Set.of(ACCEPTED, "payment-declined", "insufficient-stock", "credit-limit-exceeded");

  /** Keeps the map unmodifiable. */
  public LoadFigures {
    outcomes = Collections.unmodifiableSortedMap(outcomes);
  }

  /** Whether an outcome is no error. */
  public static boolean isExpected(String outcome) {
    return EXPECTED.contains(outcome);
  }

  /** Number of accepted orders. */
  public long accepted() {
    return outcomes.getOrDefault(ACCEPTED, 0L);
  }

  /** Number of orders with an outcome that is an error. */
  public long errors() {
    return outcomes.entrySet().stream()
        .filter(outcome -> !isExpected(outcome.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The latency that this percentage of the orders did not exceed, in milliseconds. */
  public double millisAt(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }
}
