package dev.tracelab.bench;

import dev.tracelab.bench.ingest.IngestBenchmark;
import dev.tracelab.bench.load.SpanSink;
import dev.tracelab.bench.paths.PathRuns;
import dev.tracelab.lab.cost.CostComparison;
import dev.tracelab.lab.cost.Interval;
import dev.tracelab.lab.cost.Spread;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as tables in Markdown. */
final class MarkdownTables {

  private MarkdownTables() {}

  static String of(CostComparison comparison) {
    return """
    | setting | CPU of a request, µs | ratio | 95 % interval | middle half |
    | --- | --- | --- | --- | --- |
    """
        + comparison.titles().stream()
            .map(title -> row(title, comparison))
            .collect(Collectors.joining());
  }

  static String of(Map<String, SpanSink.Tally> spans) {
    return """
    | setting | spans ended | received | lost |
    | --- | --- | --- | --- |
    """
        + spans.entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
  }

  static String of(List<PathRuns.PathCost> costs) {
    return """
    | path | tracer | ns | ± | bytes allocated |
    | --- | --- | --- | --- | --- |
    """
        + costs.stream().map(MarkdownTables::row).collect(Collectors.joining());
  }

  static String of(IngestBenchmark.Result result) {
    return """
    | backend | spans a second and core | middle half | all rounds | bytes a span | middle half | all rounds |
    | --- | --- | --- | --- | --- | --- | --- |
    """
        + result.titles().stream().map(title -> row(title, result)).collect(Collectors.joining());
  }

  private static String row(String title, IngestBenchmark.Result result) {
    return "| %s | %s | %s |%n"
        .formatted(
            title, whole(result.spansPerCpuSecond(title)), whole(result.bytesPerSpan(title)));
  }

  private static String whole(Spread spread) {
    return "%.0f | %.0f to %.0f | %.0f to %.0f"
        .formatted(
            spread.median(), spread.quartile1(), spread.quartile3(), spread.min(), spread.max());
  }

  private static String row(PathRuns.PathCost cost) {
    return "| %s | %s | %.0f | %.0f | %.0f |%n"
        .formatted(
            cost.path().title(), cost.setting().title(), cost.nanos(), cost.error(), cost.bytes());
  }

  private static String row(String title, CostComparison comparison) {
    Spread ratio = comparison.inPairs().ratio(title);
    Interval interval = comparison.interval(title);
    return "| %s | %.1f | %.2f | %.2f to %.2f | %.2f to %.2f |%n"
        .formatted(
            title,
            comparison.micros(title).median(),
            ratio.median(),
            interval.low(),
            interval.high(),
            ratio.quartile1(),
            ratio.quartile3());
  }

  private static String row(String title, SpanSink.Tally spans) {
    return "| %s | %d | %d | %d |%n"
        .formatted(title, spans.ended(), spans.received(), spans.lost());
  }
}
