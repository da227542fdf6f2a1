package dev.tracelab.lab.load;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.audit.InvariantAudit.Acknowledgement;
import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.chaos.load.OrderClient;
import dev.tracelab.chaos.plan.ChaosException;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedOrder;
import dev.tracelab.lab.order.OrderRun;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Orders placed at a fixed rate: sends them, and checks the traces of some. */
public final class OrderLoad {

  private static final Duration TRACE_TIMEOUT = Duration.ofSeconds(15);

  private final List<PlannedOrder> orders;
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

  /** A load whose schedule starts now. */
  public OrderLoad(LoadOptions options, URI gateway, URI jaeger) {
    this.orders = orders(options);
    this.traces = new TraceSample(jaeger, OrderRun.golden(), options.rate(), TRACE_TIMEOUT);
    this.schedule = new FixedSchedule(options.rate(), System::nanoTime);
    OrderClient client = new OrderClient(gateway, options.headers());
    this.loop = new OpenLoop(client, schedule, recorder, this::answered);
  }

  /**
   * Places the orders and returns when each has its response. Blocks.
   *
   * @param stopped ends the schedule early
   */
  public LoadFigures run(Listener listener, BooleanSupplier stopped) {
    CompletableFuture<Void> all =
        CompletableFuture.runAsync(() -> loop.run(orders, stopped), OrderLoad::inNewThread);
    while (!isDoneWithinSecond(all)) {
      listener.running(schedule.elapsedSeconds(), recorder.snapshot());
    }
    return recorder.snapshot();
  }

  /** Waits for the traces that are still being checked. Blocks. */
  public Finding traces() {
    return traces.finding();
  }

  /** The orders that were answered. */
  List<Acknowledgement> acknowledgements() {
    return List.copyOf(acknowledgements);
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

  private static void inNewThread(Runnable load) {
    Thread thread = new Thread(load, "lab-load");
    thread.setDaemon(true);
    thread.start();
  }
}
