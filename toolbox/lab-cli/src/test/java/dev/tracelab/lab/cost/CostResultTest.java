package dev.tracelab.lab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a comparison says, and when it says that it does not count. */
class CostResultTest {

  private static final OptionalDouble QUIET = OptionalDouble.of(0.05);

  @Test
  void theCostOfASpanFollowsFromThatOfAnOrder() {
    CostResult result = result(12_000, 12_000, 12_000);

    assertThat(result.ratio()).isEqualTo(1.2);
    assertThat(result.millis(CostSetting.TRACED)).isEqualTo(12);
    assertThat(result.interval()).isEqualTo(new Interval(1.2, 1.2));
    assertThat(result.meaning()).contains("need 1.20", "2.00 ms more per order", "50 µs for each");
    assertThat(result.noise().sentence()).isEmpty();
  }

  @Test
  void anIntervalAroundOneShowsNoDifference() {
    assertThat(result(9_900, 10_000, 10_100).meaning()).startsWith("This run shows no difference");
  }

  @Test
  void aWideIntervalDoesNotCount() {
    assertThat(result(10_000, 12_000, 14_000).noise().sentence())
        .hasValueSatisfying(
            why -> assertThat(why).contains("its interval is 0.40 wide", "run it longer"));
    assertThat(new Noise(new Interval(1.1, 1.3), 0, QUIET).sentence()).isEmpty();
  }

  @Test
  void otherProgramsMayTakeTooMuch() {
    Interval narrow = new Interval(1.2, 1.3);

    assertThat(new Noise(narrow, 0, OptionalDouble.of(0.34)).sentence())
        .hasValueSatisfying(why -> assertThat(why).contains("other programs took 34 %"));
    assertThat(new Noise(narrow, 0, OptionalDouble.of(0.19)).sentence()).isEmpty();
    assertThat(new Noise(narrow, 0, OptionalDouble.empty()).sentence()).isEmpty();
  }

  @Test
  void spansThatAreNotSentCostTooLittle() {
    assertThat(new Noise(new Interval(1.2, 1.3), 7, QUIET).sentence())
        .hasValueSatisfying(why -> assertThat(why).contains("7 spans were lost"));
  }

  /** An order costs 10 ms without tracing, and has 40 spans with it. */
  private static CostResult result(double... traced) {
    List<Double> rounds = Arrays.stream(traced).boxed().toList();
    Map<String, List<Double>> costs = new LinkedHashMap<>();
    costs.put(CostSetting.UNTRACED.title(), Collections.nCopies(traced.length, 10_000.0));
    costs.put(CostSetting.TRACED.title(), rounds);
    return new CostResult(new CostComparison(costs), Map.of(), 40, 0, QUIET);
  }
}
