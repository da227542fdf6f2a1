package dev.tracelab.e2e;

import static java.util.concurrent.CompletableFuture.runAsync;

import dev.tracelab.e2e.ShopClient.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Generates orders of many customers, for products with ample stock. */
final class LoadGenerator {

  private static final List<String> SKUS =
      List.of(
          "brazil-cerrado-250g",
          "colombia-huila-250g",
          "costa-rica-tarrazu-250g",
          "espresso-night-shift-250g",
          "ethiopia-sidamo-250g",
          "ethiopia-yirgacheffe-250g",
          "guatemala-antigua-250g",
          "kenya-nyeri-250g");

  private final ShopClient shop;

  LoadGenerator(ShopClient shop) {
    this.shop = shop;
  }

  /**
   * The outcome of an order.
   *
   * @param key its idempotency key
   * @param dueMillis when it was due, from the start of the load
   * @param latencyMillis from that moment to the response, including waiting in the client
   */
  record Outcome(String key, long dueMillis, long latencyMillis, Response response) {

    boolean isAccepted() {
      return response.status() == 201;
    }

    /** Whether the gateway refused it at its concurrency limit. */
    boolean isShed() {
      return problem().equals("overloaded");
    }

    /** The name of the problem; empty for a success. */
    String problem() {
      String type = response.json().path("type").asText("");
      return type.substring(type.lastIndexOf('/') + 1);
    }
  }

  /** Places orders of a number of customers, each as soon as its last response has arrived. */
  List<Outcome> closedLoop(int number, Duration duration) {
    Load load = new Load();
    ExecutorService customers = Executors.newFixedThreadPool(number);
    Stream.generate(() -> runAsync(() -> load.orderUntil(duration.toMillis()), customers))
        .limit(number)
        .toList()
        .forEach(CompletableFuture::join);
    customers.shutdown();
    return List.copyOf(load.outcomes);
  }

  /** Places orders at a constant rate, however long the queue is. */
  List<Outcome> openLoop(double perSecond, Duration duration) {
    Load load = new Load();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    long number = Math.round(perSecond * duration.toMillis() / 1000);
    for (long i = 0; i < number; i++) {
      all.add(load.placeAt(Math.round(1000 * i / perSecond)));
    }
    all.forEach(CompletableFuture::join);
    return List.copyOf(load.outcomes);
  }

  /** One load from its first order to its last response. */
  private final class Load {

    private final long start = System.nanoTime();
    private final Collection<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    void orderUntil(long endMillis) {
      for (long now = millis(); now < endMillis; now = millis()) {
        if (place(now).join().isShed()) {
          backOff();
        }
      }
    }

    /** A real client would not retry a thousand times a second either. */
    private void backOff() {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }

    CompletableFuture<Void> placeAt(long dueMillis) {
      while (millis() < dueMillis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(dueMillis - millis()));
      }
      return place(dueMillis).thenAccept(outcome -> {});
    }

    private CompletableFuture<Outcome> place(long dueMillis) {
      String key = UUID.randomUUID().toString();
      return shop.ordering(key, SKUS.get(Math.floorMod(key.hashCode(), SKUS.size())), 1)
          .thenApply(response -> new Outcome(key, dueMillis, millis() - dueMillis, response))
          .thenApply(this::add);
    }

    private Outcome add(Outcome outcome) {
      outcomes.add(outcome);
      return outcome;
    }

    private long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }
}
