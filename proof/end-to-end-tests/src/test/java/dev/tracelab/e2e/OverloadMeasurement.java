package dev.tracelab.e2e;

import dev.tracelab.e2e.LoadGenerator.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Twice the load that a lab can bear, for some time.
 *
 * @param sustainable orders accepted in a second when a few dozen customers take turns
 * @param duration how long twice as many came
 * @param outcomes of what came
 * @param samples of the lab meanwhile, in the order of time
 */
record OverloadMeasurement(
    double sustainable, Duration duration, List<Outcome> outcomes, List<Sample> samples) {

  static final List<String> SERVICES =
      List.of("gateway-service", "order-service", "inventory-service");
  static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final int CUSTOMERS = 32;

  /**
   * The lab at one moment.
   *
   * @param millis from the start of the load
   * @param unfinished orders neither fulfilled nor rejected
   * @param memory of each service
   */
  record Sample(long millis, long unfinished, List<ServiceMemory> memory) {}

  /** Blocks until the last order is answered. */
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

  /** The first round is for the JVMs to get warm. */
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

  /** What came from one sample to the next, or to the end. */
  List<Outcome> after(int sample) {
    long from = samples.get(sample).millis();
    long to = sample + 1 < samples.size() ? samples.get(sample + 1).millis() : Long.MAX_VALUE;
    return outcomes.stream()
        .filter(outcome -> outcome.dueMillis() >= from && outcome.dueMillis() < to)
        .toList();
  }
}
