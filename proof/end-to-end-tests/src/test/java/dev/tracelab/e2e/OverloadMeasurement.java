package dev.tracelab.e2e;

import dev.tracelab.e2e.LoadGenerator.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A measurement at twice the sustainable load.
 *
 * @param sustainable orders accepted per second from a few dozen customers in a closed loop
 * @param duration the duration of the double load
 * @param outcomes the outcomes of its orders
 * @param samples the state of the lab meanwhile, in order
 */
record OverloadMeasurement(
    double sustainable, Duration duration, List<Outcome> outcomes, List<Sample> samples) {

  static final List<String> SERVICES =
      List.of("gateway-service", "order-service", "inventory-service");
  static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final int CUSTOMERS = 32;

  /**
   * The state of the lab at one moment.
   *
   * @param millis from the start of the load
   * @param unfinished orders neither fulfilled nor rejected
   * @param memory the memory of each service
   */
  record Sample(long millis, long unfinished, List<ServiceMemory> memory) {}

  /** Measures; blocks until the last response. */
  static OverloadMeasurement of(LabProcess lab, Duration duration) {
    LoadGenerator customers = new LoadGenerator(ShopClient.of(lab));
    double sustainable = sustainable(customers);
    DatabaseAudit.of(lab).awaitSettled();
    long start = System.nanoTime();
    CompletableFuture<List<Outcome>> load =
        CompletableFuture.supplyAsync(() -> customers.openLoop(2 * sustainable, duration));
    List<Sample> samples = new ArrayList<>();
    do {
      samples.add(sample(lab, start));
    } while (!isDoneWithin(WINDOW, load));
    return new OverloadMeasurement(sustainable, duration, load.join(), samples);
  }

  /** The first round only warms up the JVMs. */
  private static double sustainable(LoadGenerator customers) {
    return Stream.generate(() -> customers.closedLoop(CUSTOMERS, WARM_UP))
        .limit(2)
        .mapToDouble(outcomes -> 1.0 * OverloadReport.of(outcomes).accepted())
        .reduce((first, second) -> second / WARM_UP.toSeconds())
        .orElseThrow();
  }

  private static Sample sample(LabProcess lab, long start) {
    return new Sample(
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
        DatabaseAudit.of(lab).unfinished(),
        SERVICES.stream().map(lab::process).map(ServiceMemory::of).toList());
  }

  private static boolean isDoneWithin(Duration bound, CompletableFuture<?> work) {
    return work.thenApply(done -> true)
        .completeOnTimeout(false, bound.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** The orders due between a sample and the next, or the end. */
  List<Outcome> after(int sample) {
    long from = samples.get(sample).millis();
    long to = sample + 1 < samples.size() ? samples.get(sample + 1).millis() : Long.MAX_VALUE;
    return outcomes.stream()
        .filter(outcome -> outcome.dueMillis() >= from && outcome.dueMillis() < to)
        .toList();
  }
}
