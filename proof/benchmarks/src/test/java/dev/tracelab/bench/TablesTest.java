package dev.tracelab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.bench.paths.HotPath;
import dev.tracelab.bench.paths.PathCost;
import dev.tracelab.bench.paths.PathSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

  @Test
  void aPathIsARowOfWholeNumbers() {
    PathCost cost = new PathCost(HotPath.INJECT, PathSetting.COMMON, 123.4, 5.6, 320);

    assertThat(Tables.of(List.of(cost)).lines())
        .hasSize(3)
        .last()
        .isEqualTo("| inject | common-tracing | 123 | 6 | 320 |");
  }
}
