package dev.tracelab.lab.cost;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * What tracing costs.
 *
 * @param comparison CPU time of all three services per order, including fulfilment and sending; by
 *     pairs of rounds
 * @param orders number of measured orders by title of the setting
 * @param spansPerOrder with tracing
 * @param lostSpans spans that were not sent
 * @param others the share of the machine's CPU time that other programs took; empty if unknown
 */
public record CostResult(
    CostComparison comparison,
    Map<String, Long> orders,
    double spansPerOrder,
    long lostSpans,
    OptionalDouble others) {

  /** The same rounds always have the same interval. */
  private static final long SEED = 1;

  /** Copies the numbers of orders. */
  public CostResult {
    orders = Map.copyOf(orders);
  }

  /** Milliseconds of CPU per order: the median of the rounds. */
  public double millis(CostSetting setting) {
    return comparison.micros(setting.title()).median() / 1e3;
  }

  /** CPU with tracing divided by CPU without: the median of the rounds. */
  public double ratio() {
    return comparison.ratio(CostSetting.TRACED.title()).median();
  }

  /** The 95 % interval of {@link #ratio}. */
  public Interval interval() {
    return Bootstrap.ofMedian(
        comparison.ratios(CostSetting.TRACED.title()), new SplittableRandom(SEED));
  }

  /** What the figures mean, in one sentence. */
  public String meaning() {
    Interval interval = interval();
    if (interval.contains(1)) {
      return "This run shows no difference: what tracing costs is less than what it varies by.";
    }
    double more = millis(CostSetting.TRACED) - millis(CostSetting.UNTRACED);
    return "For each CPU that orders keep busy without tracing, services that trace every order need"
        + " %.2f: %.2f ms more per order, %.0f µs for each of its spans."
            .formatted(ratio(), more, more * 1e3 / spansPerOrder);
  }

  /** Whether and why the figures do not count. */
  public Noise noise() {
    return new Noise(interval(), lostSpans, others);
  }
}
