package dev.tracelab.lab.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How far a median may be off by chance: the percentile bootstrap draws as many values as there
 * are, with replacement, takes their median, and repeats that often. It assumes no distribution.
 */
final class Bootstrap {

  private static final int SAMPLES = 10_000;
  private static final double OUTSIDE = 0.05;

  private Bootstrap() {}

  /**
   * The 95 % interval of the median of the values.
   *
   * @param values at least one
   */
  static Interval ofMedian(List<Double> values, RandomGenerator random) {
    double[] medians = new double[SAMPLES];
    Arrays.setAll(medians, sample -> median(values, random));
    Arrays.sort(medians);
    int below = (int) (SAMPLES * OUTSIDE / 2);
    return new Interval(medians[below], medians[SAMPLES - 1 - below]);
  }

  private static double median(List<Double> values, RandomGenerator random) {
    List<Double> drawn = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      drawn.add(values.get(random.nextInt(values.size())));
    }
    return Spread.of(drawn).median();
  }
}
