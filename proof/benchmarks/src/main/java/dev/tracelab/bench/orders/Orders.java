package dev.tracelab.bench.orders;

import dev.tracelab.bench.load.SpanSink;
import dev.tracelab.bench.load.SpanTally;
import dev.tracelab.bench.measure.Comparison;
import dev.tracelab.bench.measure.Rounds;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the settings of the order flow, all of them running at once and working in turns. */
public final class Orders {

  private static final String SENDER = "orders";

  private Orders() {}

  /**
   * What came of it.
   *
   * @param comparison CPU time of all three services for an order, its fulfilment included
   * @param spans of the setting that sends them, by its title
   */
  public record Result(Comparison comparison, Map<String, SpanTally> spans) {}

  /**
   * Blocks until all rounds are done.
   *
   * @param home top of the project, where the services are built
   */
  public static Result measure(Path home, List<OrderSetting> settings, Rounds rounds) {
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
      Path home, List<OrderSetting> settings, Rounds rounds, int postgres) {
    Vertx vertx = Vertx.vertx();
    List<Suite> suites = new ArrayList<>();
    try {
      SpanSink sink = SpanSink.start(vertx);
      SuiteStart start = new SuiteStart(home, postgres, sink.collector(SENDER));
      settings.forEach(setting -> suites.add(start.start(setting, vertx)));
      Comparison comparison = rounds.of(suites);
      suites.forEach(Suite::close);
      return new Result(comparison, spans(suites, sink));
    } finally {
      suites.forEach(Suite::close);
      vertx.close().await();
    }
  }

  /** Only one of the settings sends; the others' spans end nowhere. */
  private static Map<String, SpanTally> spans(List<Suite> suites, SpanSink sink) {
    return suites.stream()
        .filter(suite -> suite.endedSpans() > 0)
        .collect(
            Collectors.toMap(
                Suite::title, suite -> new SpanTally(suite.endedSpans(), sink.received(SENDER))));
  }

  private static List<String> databases(List<OrderSetting> settings) {
    return settings.stream()
        .flatMap(setting -> Stream.of("orders", "inventory").map(setting::database))
        .toList();
  }
}
