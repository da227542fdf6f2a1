package dev.tracelab.lab.cost;

import java.util.Collection;

/**
 * The distribution of some values.
 *
 * @param quartile1 a quarter of the values is at most this
 * @param quartile3 a quarter of the values is at least this
 */
public record Spread(double min, double quartile1, double median, double quartile3, double max) {

  /**
   * Computes the quartiles with linear interpolation.
   *
   * @throws IllegalArgumentException if there are no values
   */
  public static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(
        at(sorted, 0), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 1));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
