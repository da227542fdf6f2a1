package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.lab.load.LoadFigures;
import dev.tracelab.lab.load.LoadOptions;
import dev.tracelab.lab.load.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadReportTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void theProgressIsALineEachSecond() {
    LoadReport report = report(false);
    report.running(1, figures(Map.of("201", 2L)));
    report.running(2, figures(Map.of("201", 2L, "overloaded", 1L)));

    assertThat(printed())
        .isEqualTo(
            "   1 s       3 placed       2 accepted  0 errors     1 in flight  p99 8.0 ms\n"
                + "   2 s       3 placed       2 accepted  1 errors     1 in flight  p99 8.0 ms\n");
  }

  @Test
  void aTerminalShowsOnlyTheLastLineOfTheProgress() {
    LoadReport report = report(true);
    report.running(1, figures(Map.of()));
    report.running(2, figures(Map.of()));

    assertThat(printed().lines().toList().get(1)).startsWith("\u001b[1A\u001b[2K   2 s");
  }

  @Test
  void theEndShowsOutcomesPercentilesAndInvariants() {
    Finding lost = new Finding("0 lost", "every order exists", 2, List.of("order 7 is lost"));
    LoadResult result =
        new LoadResult(figures(Map.of("201", 2L, "insufficient-stock", 1L)), List.of(lost));
    report(false).end(result);

    assertThat(printed())
        .contains("✓       2  201\n", "✓       1  insufficient-stock, as expected of some\n")
        .contains("p50          8.0 ms\n", "p99.9        8.0 ms\n", "max          8.0 ms\n")
        .contains("✗ 0 lost", "order 7 is lost", "Not every invariant holds.");
    assertThat(result.holds()).isFalse();
  }

  @Test
  void anUnexpectedOutcomeIsMarkedAndFailsTheTest() {
    LoadResult result = new LoadResult(figures(Map.of("overloaded", 1L)), List.of());
    report(false).end(result);

    assertThat(printed()).contains("✗       1  overloaded\n", "1 of 3 orders failed.");
    assertThat(result.holds()).isFalse();
  }

  @Test
  void theFirstLineNamesTheScenario() {
    report(false).begin(LoadOptions.of(20, "5s", "n-plus-one"));

    assertThat(printed()).isEqualTo("Load: 100 orders at 20/s, scenario n-plus-one\n");
  }

  private LoadReport report(boolean colour) {
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new LoadReport(new Screen(stream, stream, colour));
  }

  private static LoadFigures figures(Map<String, Long> outcomes) {
    Histogram latency = new Histogram(3);
    latency.recordValue(8_000);
    return new LoadFigures(3, 1, new TreeMap<>(outcomes), latency);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
