package dev.tracelab.e2e;

import dev.tracelab.e2e.Shop.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Customers who come at their own pace, however long the queue before them is. */
final class OpenLoop {

  private static final List<String> SKUS =
      List.of("ethiopia-yirgacheffe-250g", "brazil-cerrado-250g", "colombia-huila-250g");

  private final Shop shop;
  private final Collection<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  OpenLoop(Shop shop) {
    this.shop = shop;
  }

  /** How an order was answered, and after how long. */
  record Outcome(Answer answer, Duration latency) {}

  /** Places so many orders in each second. Blocks until all are answered. */
  List<Outcome> run(double perSecond, Duration duration) {
    long start = System.nanoTime();
    long number = Math.round(perSecond * duration.toMillis() / 1000);
    List<CompletableFuture<Void>> orders = new ArrayList<>();
    for (long i = 0; i < number; i++) {
      waitUntil(start + Math.round(i * 1e9 / perSecond));
      orders.add(place(i));
    }
    orders.forEach(CompletableFuture::join);
    return List.copyOf(outcomes);
  }

  /** Orders answered in each second when so many customers order again as soon as they may. */
  double bearable(int customers, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      all.add(CompletableFuture.runAsync(() -> orderUntil(end)));
    }
    all.forEach(CompletableFuture::join);
    double perSecond = outcomes.size() * 1000.0 / duration.toMillis();
    outcomes.clear();
    return perSecond;
  }

  private void orderUntil(long end) {
    for (long i = 0; System.nanoTime() < end; i++) {
      place(i).join();
    }
  }

  private CompletableFuture<Void> place(long number) {
    String sku = SKUS.get((int) (number % SKUS.size()));
    long sent = System.nanoTime();
    return shop.ordering(UUID.randomUUID().toString(), sku, 1)
        .thenAccept(
            answer ->
                outcomes.add(new Outcome(answer, Duration.ofNanos(System.nanoTime() - sent))));
  }

  private static void waitUntil(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = nanoTime - System.nanoTime();
    }
  }
}
