package dev.tracelab.lab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals of data for which they can be computed by hand. */
class BootstrapTest {

  @Test
  void equalRoundsLeaveNoDoubt() {
    assertThat(interval(List.of(1.3, 1.3, 1.3, 1.3))).isEqualTo(new Interval(1.3, 1.3));
  }

  /**
   * The median of nine draws is at most the k-th value if five draws or more are: by the binomial
   * distribution that has a probability of 0.1 % for the first value and of 3 % for the second, so
   * 2.5 % lie at the second; above the median it is alike.
   */
  @Test
  void theIntervalOfNineValuesIsThatOfTheBinomialDistribution() {
    List<Double> values = IntStream.rangeClosed(1, 9).mapToObj(Double::valueOf).toList();

    assertThat(interval(values)).isEqualTo(new Interval(2, 8));
  }

  @Test
  void aSingleOutlierDoesNotWidenIt() {
    List<Double> values = List.of(1.2, 1.3, 1.25, 1.28, 1.22, 1.27, 1.31, 1.24, 1.26, 90.0);

    assertThat(interval(values).high()).isLessThan(1.4);
  }

  @Test
  void theSameSeedYieldsTheSameInterval() {
    List<Double> values = List.of(1.0, 1.7, 2.9, 3.1, 4.5, 5.2, 6.6, 7.8);

    assertThat(interval(values)).isEqualTo(interval(values));
  }

  private static Interval interval(List<Double> values) {
    return Bootstrap.ofMedian(values, new SplittableRandom(1));
  }
}
