package dev.tracelab.bench.orders;

import dev.tracelab.bench.load.SpanSink;
import dev.tracelab.lab.cost.CostComparison;
import dev.tracelab.lab.cost.MeasurementRounds;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the settings of the order flow, which run side by side and take load in turns. */
public final class OrderBenchmark {

  private static final String SENDER = "orders";

  private OrderBenchmark() {}

  /**
   * The result.
   *
   * @param comparison CPU time of all three services per order, including fulfilment
   * @param spans the spans of the setting that sends them, by title
   */
  public record Result(CostComparison comparison, Map<String, SpanSink.Tally> spans) {}

  /**
   * Blocks until all rounds are done.
   *
   * @param home the repository's root, where the services are built
   */
  public static Result measure(Path home, List<OrderSetting> settings, MeasurementRounds rounds) {
    LabFolder folder =
        new LabFolder(home.resolve("proof").resolve("benchmarks").resolve("target").resolve("lab"));
    folder.create();
    PostgresServer postgres = PostgresServer.start(folder, 0, databases(settings));
    try {
      return measure(home, settings, rounds, postgres.port());
    } finally {
      postgres.close();
    }
  }

  private static Result measure(
      Path home, List<OrderSetting> settings, MeasurementRounds rounds, int postgres) {
    Vertx vertx = Vertx.vertx();
    List<MeasuredSuite> suites = new ArrayList<>();
    try {
      SpanSink sink = SpanSink.start(vertx);
      SuiteLauncher start = new SuiteLauncher(home, postgres, sink.collector(SENDER));
      settings.forEach(setting -> suites.add(start.start(setting, vertx)));
      CostComparison comparison = rounds.of(suites);
      suites.forEach(MeasuredSuite::close);
      return new Result(comparison, spans(suites, sink));
    } finally {
      suites.forEach(MeasuredSuite::close);
      vertx.close().await();
    }
  }

  /** Only one of the settings sends spans. */
  private static Map<String, SpanSink.Tally> spans(List<MeasuredSuite> suites, SpanSink sink) {
    return suites.stream()
        .filter(suite -> suite.endedSpans() > 0)
        .collect(
            Collectors.toMap(
                MeasuredSuite::title,
                suite -> new SpanSink.Tally(suite.endedSpans(), sink.received(SENDER))));
  }

  private static List<String> databases(List<OrderSetting> settings) {
    return settings.stream()
        .flatMap(setting -> Stream.of("orders", "inventory").map(setting::database))
        .toList();
  }
}
