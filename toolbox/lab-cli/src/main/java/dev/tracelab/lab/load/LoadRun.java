package dev.tracelab.lab.load;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.audit.InvariantAudit;
import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.lab.process.Stopwatch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One load test: places orders, then checks the databases and a sample of the traces. */
public final class LoadRun {

  private static final Duration QUIESCENCE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration QUIESCENCE_POLL = Duration.ofMillis(200);

  private final OrderLoad load;
  private final SnapshotReader databases;

  /**
   * A test of a running lab; its schedule starts now.
   *
   * @param postgres port of PostgreSQL on this machine
   */
  public LoadRun(LoadOptions options, URI gateway, URI jaeger, int postgres) {
    this.databases = SnapshotReader.on(postgres);
    this.load = new OrderLoad(options, gateway, jaeger);
  }

  /**
   * Places the orders and returns when everything is checked.
   *
   * @param stopped ends the schedule early
   * @throws dev.tracelab.chaos.plan.ChaosException if the databases cannot be read
   */
  public LoadResult run(OrderLoad.Listener listener, BooleanSupplier stopped) {
    LoadFigures figures = load.run(listener, stopped);
    Finding complete = load.traces();
    awaitQuiescence();
    List<Finding> findings =
        new ArrayList<>(new InvariantAudit(databases.read(), load.acknowledgements()).findings());
    findings.add(complete);
    return new LoadResult(figures, List.copyOf(findings));
  }

  private void awaitQuiescence() {
    Stopwatch watch = Stopwatch.start();
    while (!databases.unfinished().isNone() && watch.elapsed().compareTo(QUIESCENCE_TIMEOUT) < 0) {
      RunClock.sleep(QUIESCENCE_POLL);
    }
  }
}
