package dev.tracelab.chaos;

import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.chaos.audit.SnapshotReader.UnfinishedWork;
import dev.tracelab.chaos.fault.FaultScheduler;
import dev.tracelab.chaos.fault.SystemUnderTest;
import dev.tracelab.chaos.load.History;
import dev.tracelab.chaos.load.LoadGenerator;
import dev.tracelab.chaos.plan.ChaosException;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.chaos.plan.Target;
import dev.tracelab.jaeger.store.TraceStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** One chaos run: executes a plan against a running system, waits for quiescence and audits it. */
public final class ChaosRun {

  /** Longer than a reservation is held, and than the outbox relay leases its rows. */
  private static final Duration QUIESCENCE_TIMEOUT = Duration.ofSeconds(150);

  /** No span arrives for this long: the last one has arrived. */
  private static final Duration LAST_SPANS = Duration.ofSeconds(3);

  private static final int TRACES_PER_ORDER = 50;
  private static final long STORE_BYTES = 2_000_000_000L;

  private final ChaosPlan plan;
  private final SystemUnderTest system;
  private final TraceStore traces;
  private final Listener listener;
  private final BooleanSupplier stopped;
  private final History history = new History();
  private final RunClock clock = RunClock.start();

  /** Is notified of a run's progress once a second. */
  public interface Listener {

    /**
     * Orders are being placed.
     *
     * @param millis since the start of the run
     * @param counts orders by state
     * @param faults how many are over
     * @param down what is unavailable now
     */
    void running(long millis, History.Counts counts, int faults, Set<Target> down);

    /** All clients are done; the services still have this to finish. */
    void settling(long millis, UnfinishedWork unfinished);
  }

  /**
   * A run; its clock starts now.
   *
   * @param system already started
   * @param traces receives the spans of the system, also across outages of Jaeger
   * @param stopped polled each second; ends the run early
   */
  public ChaosRun(
      ChaosPlan plan,
      SystemUnderTest system,
      TraceStore traces,
      Listener listener,
      BooleanSupplier stopped) {
    this.plan = plan;
    this.system = system;
    this.traces = traces;
    this.listener = listener;
    this.stopped = stopped;
  }

  /** An empty store with room for every trace of a plan. */
  public static TraceStore traceStore(ChaosPlan plan) {
    return new TraceStore(TRACES_PER_ORDER * plan.orders().size(), STORE_BYTES);
  }

  /**
   * Executes the plan and returns when the system is quiescent and audited.
   *
   * @throws RuntimeException if a part does not come back, or the run is stopped
   */
  public ChaosResult run() {
    try (FaultScheduler faults = new FaultScheduler(system, clock);
        LoadGenerator load = new LoadGenerator(system.gateway(), history, clock)) {
      watch(bothOrFirstFailure(load.placeAll(plan), faults.injectAll(plan)), faults);
      awaitQuiescence();
      return new RunAudit(plan, system, clock)
          .result(history, faults.outages(), traces.newestFirst());
    }
  }

  private static CompletableFuture<Void> bothOrFirstFailure(
      CompletableFuture<Void> load, CompletableFuture<Void> faults) {
    CompletableFuture<Void> both = CompletableFuture.allOf(load, faults);
    var unused =
        faults.exceptionally(
            failure -> {
              both.completeExceptionally(failure);
              return null;
            });
    return both;
  }

  private void watch(CompletableFuture<Void> all, FaultScheduler faults) {
    while (!isDoneWithinSecond(all)) {
      if (stopped.getAsBoolean()) {
        throw new ChaosException("The run was stopped.", null);
      }
      listener.running(clock.millis(), history.counts(), faults.outages().size(), faults.down());
    }
  }

  private static boolean isDoneWithinSecond(CompletableFuture<Void> all) {
    try {
      all.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof CompletionException c ? c.getCause() : e.getCause();
      throw cause instanceof RuntimeException known
          ? known
          : new ChaosException(cause + ".", cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("The run was interrupted.", e);
    }
  }

  /** Waits until the services have finished what clients left to them, up to the timeout. */
  private void awaitQuiescence() {
    long deadline = clock.millis() + QUIESCENCE_TIMEOUT.toMillis();
    SnapshotReader databases = system.databases();
    UnfinishedWork unfinished = databases.unfinished();
    while (!unfinished.isNone() && clock.millis() < deadline) {
      listener.settling(clock.millis(), unfinished);
      RunClock.sleep(Duration.ofSeconds(1));
      unfinished = databases.unfinished();
    }
    long before = -1;
    while (traces.bytes() != before && clock.millis() < deadline) {
      before = traces.bytes();
      RunClock.sleep(LAST_SPANS);
    }
  }
}
