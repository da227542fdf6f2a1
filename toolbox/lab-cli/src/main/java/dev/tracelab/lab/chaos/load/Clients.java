package dev.tracelab.lab.chaos.load;

import dev.tracelab.lab.chaos.plan.ChaosPlan;
import dev.tracelab.lab.chaos.plan.PlannedOrder;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Places the orders of a plan at a constant arrival rate: nobody waits for anybody else, so that
 * what is slow or away is not spared (an "open-loop" load).
 */
public final class Clients implements AutoCloseable {

  private static final int MOST_ASKINGS = 16;
  private static final long LONGEST_PAUSE_MILLIS = 8_000;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, Clients::thread);
  private final Shop shop;
  private final Journal journal;
  private final RunClock clock;

  private Clients(Shop shop, Journal journal, RunClock clock) {
    this.shop = shop;
    this.journal = journal;
    this.clock = clock;
  }

  /** Clients of one gateway, who write down what they are told. */
  public static Clients of(URI gateway, Journal journal, RunClock clock) {
    return new Clients(new Shop(gateway), journal, clock);
  }

  /** Places all orders; completes when each client has its answer, or has gone. */
  public CompletableFuture<Void> placeAll(ChaosPlan plan) {
    return CompletableFuture.allOf(
        plan.orders().stream().map(this::place).toArray(CompletableFuture[]::new));
  }

  /** Lets no more orders be placed. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  private CompletableFuture<Void> place(PlannedOrder order) {
    return CompletableFuture.runAsync(journal::begins, after(order.atMillis() - clock.millis()))
        .thenCompose(begun -> ask(order, 1))
        .thenAccept(journal::ends);
  }

  private CompletableFuture<Answer> ask(PlannedOrder order, int number) {
    long start = clock.millis();
    return shop.ask(order)
        .thenCompose(
            answer -> {
              journal.write(new Asking(order.number(), start, clock.millis(), answer));
              return isLast(order, number, answer)
                  ? CompletableFuture.completedFuture(answer)
                  : askAgain(order, number + 1);
            });
  }

  /** After a quarter of a second, a half, one, two, up to the longest pause. */
  private CompletableFuture<Answer> askAgain(PlannedOrder order, int number) {
    long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (number - 2));
    return CompletableFuture.supplyAsync(() -> order, after(pause))
        .thenCompose(same -> ask(same, number));
  }

  private static boolean isLast(PlannedOrder order, int number, Answer answer) {
    return answer.isFinal() || !order.comesBack() || number == MOST_ASKINGS;
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
