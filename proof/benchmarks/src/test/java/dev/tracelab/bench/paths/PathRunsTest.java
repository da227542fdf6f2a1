package dev.tracelab.bench.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathRunsTest {

  private final List<String> lines = new ArrayList<>();
  private final PathRuns once = new PathRuns(0, 0, 1, 1, lines::add);

  @Test
  void everyPathIsMeasuredInEachOfItsSettings() {
    List<PathRuns.PathCost> costs = once.of(List.of(HotPath.values()));

    for (HotPath path : HotPath.values()) {
      assertThat(settings(costs, path)).isEqualTo(path.settings());
    }
    assertThat(costs)
        .allSatisfy(
            cost -> {
              assertThat(cost.nanos()).isPositive();
              assertThat(cost.bytes()).isNotNegative();
            });
    assertThat(lines).hasSameSizeAs(costs);
  }

  private static List<PathSetting> settings(List<PathRuns.PathCost> costs, HotPath path) {
    return costs.stream()
        .filter(cost -> cost.path() == path)
        .map(PathRuns.PathCost::setting)
        .toList();
  }
}
