package dev.tracelab.bench.hello;

import dev.tracelab.bench.load.SpanSink;
import dev.tracelab.bench.process.ChildJvm;
import dev.tracelab.bench.process.GarbageCollector;
import dev.tracelab.lab.cost.ClosedLoop;
import dev.tracelab.lab.cost.CostComparison;
import dev.tracelab.lab.cost.MeasurementRounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Compares the settings of the hello world, which run side by side and take load in turns. */
public final class HelloBenchmark {

  /** Longer than any setting buffers finished spans. */
  private static final long SENT_WITHIN_MILLIS = 1_200;

  private HelloBenchmark() {}

  /**
   * The result.
   *
   * @param comparison CPU time of both services per request
   * @param spans the spans of each setting that sends them, by title
   */
  public record Result(CostComparison comparison, Map<String, SpanSink.Tally> spans) {

    private Result and(Result later) {
      Map<String, SpanSink.Tally> both = new LinkedHashMap<>(spans);
      later.spans.forEach((title, tally) -> both.merge(title, tally, SpanSink.Tally::plus));
      return new Result(comparison.and(later.comparison), both);
    }
  }

  /**
   * How the services are started.
   *
   * @param garbageCollector of their JVMs
   * @param starts how often: JVMs of one start compile alike and differ from those of the next by
   *     more than what is measured
   */
  public record Starts(GarbageCollector garbageCollector, int starts) {}

  /** Blocks until all rounds of all starts are done. */
  public static Result measure(
      List<HelloSetting> settings, MeasurementRounds rounds, Starts starts) {
    Result all = measure(settings, rounds, starts.garbageCollector());
    for (int start = 1; start < starts.starts(); start++) {
      all = all.and(measure(settings, rounds, starts.garbageCollector()));
    }
    return all;
  }

  private static Result measure(
      List<HelloSetting> settings, MeasurementRounds rounds, GarbageCollector collector) {
    Vertx vertx = Vertx.vertx();
    List<ServicePair> pairs = new ArrayList<>();
    try {
      SpanSink sink = SpanSink.start(vertx);
      settings.forEach(setting -> pairs.add(ServicePair.start(setting, vertx, sink, collector)));
      CostComparison comparison = rounds.of(pairs);
      vertx.timer(SENT_WITHIN_MILLIS, TimeUnit.MILLISECONDS).await();
      pairs.forEach(ServicePair::close);
      return new Result(comparison, spans(settings, pairs));
    } finally {
      pairs.forEach(ServicePair::close);
      vertx.close().await();
    }
  }

  private static Map<String, SpanSink.Tally> spans(
      List<HelloSetting> settings, List<ServicePair> pairs) {
    Map<String, SpanSink.Tally> spans = new LinkedHashMap<>();
    for (int i = 0; i < settings.size(); i++) {
      if (settings.get(i).spans() > 0) {
        spans.put(settings.get(i).title(), pairs.get(i).spans());
      }
    }
    return spans;
  }

  /** The two services of one setting, and the users that call the gateway. */
  static final class ServicePair implements MeasurementRounds.Subject {

    private static final int USERS = 32;

    private final HelloSetting setting;
    private final SpanSink sink;
    private final ChildJvm backend;
    private final ChildJvm gateway;
    private final ClosedLoop users;
    private Duration counted;
    private long requests;

    private ServicePair(
        HelloSetting setting, Vertx vertx, SpanSink sink, ChildJvm backend, ChildJvm gateway) {
      this.setting = setting;
      this.sink = sink;
      this.backend = backend;
      this.gateway = gateway;
      this.counted = cpuTime();
      HttpRequest<Buffer> request =
          WebClient.create(vertx).get(gateway.port(), "127.0.0.1", HelloService.PATH);
      this.users = new ClosedLoop(vertx, USERS, () -> call(request), System.err::println);
    }

    /** Starts both services. */
    static ServicePair start(
        HelloSetting setting, Vertx vertx, SpanSink sink, GarbageCollector garbageCollector) {
      String collector = sink.collector(setting.name()).toString();
      Supplier<ChildJvm.Builder> service =
          () -> ChildJvm.builder(HelloService.class).garbageCollector(garbageCollector);
      ChildJvm backend = service.get().start(setting.name(), collector);
      try {
        String port = String.valueOf(backend.port());
        ChildJvm gateway = service.get().start(setting.name(), collector, port);
        return new ServicePair(setting, vertx, sink, backend, gateway);
      } catch (RuntimeException e) {
        backend.close();
        throw e;
      }
    }

    @Override
    public String title() {
      return setting.title();
    }

    /** What a turn leaves over, its last spans, counts in the next turn: no pause cools it down. */
    @Override
    public double microsPerRequest(Duration load) {
      long completed = users.run(load);
      Duration until = cpuTime();
      double micros = until.minus(counted).toNanos() / 1e3 / completed;
      counted = until;
      requests += completed;
      return micros;
    }

    /** The spans of all requests so far. */
    SpanSink.Tally spans() {
      return new SpanSink.Tally(requests * setting.spans(), sink.received(setting.name()));
    }

    @Override
    public void close() {
      gateway.close();
      backend.close();
    }

    private Duration cpuTime() {
      return gateway.cpuTime().plus(backend.cpuTime());
    }

    private static Future<Void> call(HttpRequest<Buffer> request) {
      return request
          .send()
          .compose(
              response ->
                  response.statusCode() == 200
                      ? Future.succeededFuture()
                      : Future.failedFuture("The gateway responded with " + response.statusCode()));
    }
  }
}
