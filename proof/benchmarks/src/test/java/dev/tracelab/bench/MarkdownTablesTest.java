package dev.tracelab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.bench.paths.HotPath;
import dev.tracelab.bench.paths.PathRuns;
import dev.tracelab.bench.paths.PathSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTablesTest {

  @Test
  void aPathIsARowOfWholeNumbers() {
    PathRuns.PathCost cost =
        new PathRuns.PathCost(HotPath.INJECT, PathSetting.COMMON, 123.4, 5.6, 320);

    assertThat(MarkdownTables.of(List.of(cost)).lines())
        .hasSize(3)
        .last()
        .isEqualTo("| inject | common-tracing | 123 | 6 | 320 |");
  }
}
