package dev.tracelab.lab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementRoundsTest {

  private final List<String> worked = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  @Test
  void subjectsTakeTurnsInReverseOrderEveryOtherRound() {
    new MeasurementRounds(2, 1, Duration.ZERO, lines::add)
        .of(List.of(costing("a", 1), costing("b", 2)));

    assertThat(worked).containsExactly("b", "a", "a", "b", "b", "a");
  }

  @Test
  void theWarmUpIsPrintedButNotMeasured() {
    CostComparison comparison =
        new MeasurementRounds(2, 3, Duration.ZERO, lines::add).of(List.of(costing("a", 10)));

    assertThat(comparison.costs()).containsEntry("a", List.of(10.0, 10.0));
    assertThat(lines).hasSize(5).first().asString().startsWith("warm-up");
  }

  @Test
  void ratiosAreComputedRoundByRound() {
    Map<String, List<Double>> costs = new LinkedHashMap<>();
    costs.put("base", List.of(10.0, 20.0, 40.0));
    costs.put("other", List.of(11.0, 24.0, 60.0));

    CostComparison comparison = new CostComparison(costs);

    Spread ratio = comparison.ratio("other");
    assertThat(ratio.median()).isEqualTo(1.2);
    assertThat(ratio.min()).isEqualTo(1.1);
    assertThat(ratio.max()).isEqualTo(1.5);
  }

  @Test
  void aRoundAndItsReverseMakeOne() {
    Map<String, List<Double>> costs = new LinkedHashMap<>();
    costs.put("base", List.of(10.0, 12.0, 9.0, 11.0, 50.0));
    costs.put("other", List.of(24.0, 20.0, 22.0, 18.0, 50.0));

    CostComparison pairs = new CostComparison(costs).inPairs();

    assertThat(pairs.costs())
        .containsEntry("base", List.of(11.0, 10.0))
        .containsEntry("other", List.of(22.0, 20.0));
    assertThat(pairs.ratios("other")).containsExactly(2.0, 2.0);
  }

  private MeasurementRounds.Subject costing(String title, double micros) {
    return new MeasurementRounds.Subject() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public double microsPerRequest(Duration load) {
        worked.add(title);
        return micros;
      }

      @Override
      public void close() {}
    };
  }
}
