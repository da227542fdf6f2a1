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

/** Many customers at once, none of whom buys what is rare. */
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
   * What became of an order.
   *
   * @param key its idempotency key
   * @param dueMillis when it was to be placed, from the start of the load
   * @param latencyMillis from that moment to the answer, so waiting in the client counts as well
   */
  record Outcome(String key, long dueMillis, long latencyMillis, Response answer) {

    boolean isAccepted() {
      return answer.status() == 201;
    }

    /** By the gateway's own bound, before anything was done for it. */
    boolean isShed() {
      return problem().equals("overloaded");
    }

    /** The problem's name; empty where there is none. */
    String problem() {
      String type = answer.json().path("type").asText("");
      return type.substring(type.lastIndexOf('/') + 1);
    }
  }

  /** So many customers, each of whom orders again as soon as the last order is answered. */
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

  /** So many orders in each second, however long the queue before them is. */
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

  /** One load from its first order to its last answer. */
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

    /** The load is to be the shop's: nobody asks a thousand times a second. */
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
          .thenApply(answer -> new Outcome(key, dueMillis, millis() - dueMillis, answer))
          .thenApply(this::note);
    }

    private Outcome note(Outcome outcome) {
      outcomes.add(outcome);
      return outcome;
    }

    private long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }
}
