package dev.tracelab.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.cost.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestBenchmarkTest {

  private final List<String> lines = new ArrayList<>();

  @Test
  void theEmbeddedBackendStoresAllSpans() {
    BackendKind embedded = BackendKind.embedded();

    IngestBenchmark.Result result = new IngestBenchmark(1, 2, 30, lines::add).of(List.of(embedded));

    assertThat(result.titles()).containsExactly(embedded.title());
    assertThat(result.spansPerCpuSecond(embedded.title()).median()).isPositive().isFinite();
    assertThat(lines).hasSize(1);
  }

  @Test
  void roundsAreSummarisedAsMedianAndSpread() {
    Map<String, List<IngestBenchmark.Result.Round>> rounds =
        Map.of(
            "one",
            List.of(
                new IngestBenchmark.Result.Round(10, 3),
                new IngestBenchmark.Result.Round(30, 1),
                new IngestBenchmark.Result.Round(20, 2)));

    IngestBenchmark.Result result = new IngestBenchmark.Result(rounds);

    assertThat(result.spansPerCpuSecond("one")).isEqualTo(new Spread(10, 15, 20, 25, 30));
    assertThat(result.bytesPerSpan("one")).isEqualTo(new Spread(1, 1.5, 2, 2.5, 3));
  }
}
