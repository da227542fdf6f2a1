package dev.tracelab.chaos.load;

import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedOrder;
import dev.tracelab.chaos.plan.RunClock;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Places the orders of a plan as an open-loop load: each at its planned time, regardless of the
 * others, so that a slow or failing system gets no relief.
 */
public final class LoadGenerator implements AutoCloseable {

  private static final int MAX_ATTEMPTS = 16;
  private static final long MAX_BACKOFF_MILLIS = 8_000;
  private static final long FIRST_BACKOFF_MILLIS = 250;

  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, LoadGenerator::thread);
  private final OrderClient client;
  private final History history;
  private final RunClock clock;

  /** Clients of a gateway, who record every attempt. */
  public LoadGenerator(URI gateway, History history, RunClock clock) {
    this.client = new OrderClient(gateway, Map.of());
    this.history = history;
    this.clock = clock;
  }

  /** Places all orders; completes when each client has a final response or has given up. */
  public CompletableFuture<Void> placeAll(ChaosPlan plan) {
    return CompletableFuture.allOf(
        plan.orders().stream().map(this::place).toArray(CompletableFuture[]::new));
  }

  /** Places no further orders. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  private CompletableFuture<Void> place(PlannedOrder order) {
    return CompletableFuture.runAsync(history::begin, after(order.atMillis() - clock.millis()))
        .thenCompose(begun -> attempt(order, 1))
        .thenAccept(history::end);
  }

  private CompletableFuture<Response> attempt(PlannedOrder order, int number) {
    long start = clock.millis();
    return client
        .send(order)
        .thenCompose(
            response -> {
              history.add(new Attempt(order.number(), start, clock.millis(), response));
              return response.isFinal() || !order.retries() || number == MAX_ATTEMPTS
                  ? CompletableFuture.completedFuture(response)
                  : retry(order, number + 1);
            });
  }

  /** Exponential backoff: a quarter of a second, a half, one, two, up to the longest. */
  private CompletableFuture<Response> retry(PlannedOrder order, int number) {
    long backoff = Math.min(MAX_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << (number - 2));
    return CompletableFuture.supplyAsync(() -> order, after(backoff))
        .thenCompose(same -> attempt(same, number));
  }

  private Executor after(long millis) {
    return task -> {
      var unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    };
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "chaos-clients");
    thread.setDaemon(true);
    return thread;
  }
}
