package dev.tracelab.lab.cost;

import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.parts.JaegerServer;
import dev.tracelab.lab.parts.Lab;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabOptions;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.Lifecycle;
import dev.tracelab.lab.parts.Lifecycle.Phase;
import dev.tracelab.lab.parts.PortPlan;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.parts.ServiceSuite;
import dev.tracelab.lab.parts.SpanCounter;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.CpuTime;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Stopwatch;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One measurement: starts the services twice side by side on one PostgreSQL, once with tracing, and
 * puts them under load in turns.
 */
public final class CostRun {

  /** Traces are not looked at, so few are kept. */
  private static final int TRACES = 1_000;

  private static final int TRACES_BYTES = 32 << 20;

  /** Longer than spans are buffered and fulfilment takes. */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private final LabFolder folder;
  private final CostOptions options;
  private final Listener listener;
  private final Lifecycle lifecycle;

  /** Is notified as parts start and stop, and of each round. */
  public interface Listener extends Lab.Listener {

    /** A round has ended: its number and costs, or a sentence about orders that failed. */
    void round(String line);
  }

  /**
   * A measurement that has not begun.
   *
   * @param folder of the project, in which no other lab runs
   * @param lifecycle must be closed afterwards, even if a part does not start
   */
  public CostRun(LabFolder folder, CostOptions options, Listener listener, Lifecycle lifecycle) {
    this.folder = folder;
    this.options = options;
    this.listener = listener;
    this.lifecycle = lifecycle;
  }

  /**
   * Starts everything, measures, and returns while it still runs. Blocks.
   *
   * @throws dev.tracelab.lab.process.LabException if a part does not start, or takes no orders
   */
  public CostResult run() {
    StateFile state = new StateFile(folder);
    lifecycle.start(Phase.RECORDS, () -> state, StateFile::remove);
    state.write(LabState.of(ProcessId.of("lab", ProcessHandle.current())));
    PortPlan ports = ports();
    lifecycle.start(
        Phase.BACKEND,
        () -> JaegerServer.start(ports, new TraceStore(TRACES, TRACES_BYTES)),
        JaegerServer::close);
    PostgresServer postgres = startPostgres();
    ServiceSuite untraced = start(CostSetting.UNTRACED, ports(), ports, postgres);
    ServiceSuite traced = start(CostSetting.TRACED, ports, ports, postgres);
    untraced.awaitReady();
    traced.awaitReady();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    try {
      return measure(
          new CostSuite(CostSetting.UNTRACED, untraced, vertx, listener::round),
          new CostSuite(CostSetting.TRACED, traced, vertx, listener::round),
          postgres);
    } finally {
      vertx.close();
    }
  }

  private static PortPlan ports() {
    return PortPlan.of(LabOptions.of(Map.of(), true, null, null).ports());
  }

  private PostgresServer startPostgres() {
    List<String> databases =
        Stream.of(CostSetting.values())
            .flatMap(setting -> Service.DATABASES.stream().map(name -> name + '_' + setting.id()))
            .toList();
    Stopwatch watch = Stopwatch.start();
    PostgresServer postgres =
        lifecycle.start(
            Phase.DATABASE,
            () -> PostgresServer.start(folder, 0, databases),
            PostgresServer::close);
    new StateFile(folder).update(known -> known.with(postgres.id()));
    listener.ready("PostgreSQL 17", "127.0.0.1:" + postgres.port(), watch.elapsed());
    return postgres;
  }

  private ServiceSuite start(
      CostSetting setting, PortPlan ports, PortPlan backend, PostgresServer postgres) {
    List<Service> services =
        Service.all(ports, JaegerServer.collector(backend)).stream()
            .map(service -> service.beside(setting.id(), setting.environment()))
            .toList();
    return ServiceSuite.start(folder, services, postgres.port(), listener, lifecycle);
  }

  private CostResult measure(CostSuite untraced, CostSuite traced, PostgresServer postgres) {
    List<CostSuite> suites = List.of(untraced, traced);
    Consumer<String> progress = listener::round;
    new MeasurementRounds(0, options.warmUp(), options.turn(), progress).of(suites);
    Map<String, Long> before = orders(suites);
    CpuTime cpuBefore = CpuTime.now(postgres.id());
    CostComparison comparison =
        new MeasurementRounds(options.measured(), 0, options.turn(), progress).of(suites);
    OptionalDouble others = CpuTime.now(postgres.id()).othersSince(cpuBefore);
    Map<String, Long> orders = orders(suites);
    orders.replaceAll((title, count) -> count - before.get(title));
    RunClock.sleep(SETTLED);
    long reported = traced.services().spans(SpanCounter.REPORTED);
    long lost = traced.services().spans(SpanCounter.DROPPED);
    double spansPerOrder = (double) (reported + lost) / traced.orders();
    return new CostResult(comparison.inPairs(), orders, spansPerOrder, lost, others);
  }

  private static Map<String, Long> orders(List<CostSuite> suites) {
    Map<String, Long> orders = new HashMap<>();
    suites.forEach(suite -> orders.put(suite.title(), suite.orders()));
    return orders;
  }
}
