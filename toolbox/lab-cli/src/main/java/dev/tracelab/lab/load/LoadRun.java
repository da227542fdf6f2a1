package dev.tracelab.lab.load;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.audit.InvariantAudit;
import dev.tracelab.chaos.audit.InvariantAudit.Acknowledgement;
import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.chaos.load.OrderClient;
import dev.tracelab.chaos.plan.ChaosException;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedOrder;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.lab.order.OrderRun;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.process.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** One load test: places orders, then checks the databases and a sample of the traces. */
public final class LoadRun {

  private static final Duration TRACE_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration QUIESCENCE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration QUIESCENCE_POLL = Duration.ofMillis(200);

  private final List<PlannedOrder> orders;
  private final SnapshotReader databases;
  private final LoadRecorder recorder = new LoadRecorder();
  private final Queue<Acknowledgement> acknowledgements = new ConcurrentLinkedQueue<>();
  private final FixedSchedule schedule;
  private final TraceSample traces;
  private final OpenLoop loop;

  /** Is notified each second while orders are placed. */
  public interface Listener {

    /** The figures so far. */
    void running(long seconds, LoadFigures figures);
  }

  /** A test of a running lab; its schedule starts now. */
  public LoadRun(LoadOptions options, LabState lab) {
    this.orders = orders(options);
    this.databases = SnapshotReader.on(lab.address(PostgresServer.NAME).getPort());
    this.traces =
        new TraceSample(
            lab.address(LabState.JAEGER), OrderRun.golden(), options.rate(), TRACE_TIMEOUT);
    this.schedule = new FixedSchedule(options.rate(), System::nanoTime);
    OrderClient client = new OrderClient(lab.address(LabState.GATEWAY), options.headers());
    this.loop = new OpenLoop(client, schedule, recorder, this::answered);
  }

  /**
   * Places the orders and returns when everything is checked.
   *
   * @param stopped ends the schedule early
   * @throws dev.tracelab.chaos.plan.ChaosException if the databases cannot be read
   */
  public LoadResult run(Listener listener, BooleanSupplier stopped) {
    CompletableFuture<Void> all =
        CompletableFuture.runAsync(() -> loop.run(orders, stopped), LoadRun::inNewThread);
    while (!isDoneWithinSecond(all)) {
      listener.running(schedule.elapsedSeconds(), recorder.snapshot());
    }
    Finding complete = traces.finding();
    awaitQuiescence();
    List<Finding> findings =
        new ArrayList<>(
            new InvariantAudit(databases.read(), List.copyOf(acknowledgements)).findings());
    findings.add(complete);
    return new LoadResult(recorder.snapshot(), List.copyOf(findings));
  }

  /** Other keys each time, because the lab remembers those of earlier tests. */
  private static List<PlannedOrder> orders(LoadOptions options) {
    long seed = ThreadLocalRandom.current().nextLong();
    return ChaosPlan.of(new ChaosPlan.Options(options.orders(), 0, seed, options.rate())).orders();
  }

  private void answered(PlannedOrder order, Response response) {
    boolean accepted = response.accepted();
    acknowledgements.add(
        new Acknowledgement(order.key().toString(), accepted ? response.orderId() : null));
    if (accepted) {
      traces.add(response);
    }
  }

  private static boolean isDoneWithinSecond(CompletableFuture<Void> all) {
    try {
      all.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new ChaosException("The load test failed: " + e.getCause() + '.', e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("The load test was interrupted.", e);
    }
  }

  private void awaitQuiescence() {
    Stopwatch watch = Stopwatch.start();
    while (!databases.unfinished().isNone() && watch.elapsed().compareTo(QUIESCENCE_TIMEOUT) < 0) {
      RunClock.sleep(QUIESCENCE_POLL);
    }
  }

  private static void inNewThread(Runnable load) {
    Thread thread = new Thread(load, "lab-load");
    thread.setDaemon(true);
    thread.start();
  }
}
