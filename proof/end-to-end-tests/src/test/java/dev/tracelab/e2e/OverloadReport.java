package dev.tracelab.e2e;

import dev.tracelab.e2e.LoadGenerator.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The outcome of a load.
 *
 * @param offered orders placed
 * @param accepted orders with response 201
 * @param shed orders refused at the gateway's concurrency limit
 * @param latencies of accepted orders in milliseconds, the shortest first
 */
record OverloadReport(long offered, long accepted, long shed, List<Long> latencies) {

  static OverloadReport of(Collection<Outcome> outcomes) {
    List<Long> latencies =
        outcomes.stream().filter(Outcome::isAccepted).map(Outcome::latencyMillis).sorted().toList();
    return new OverloadReport(
        outcomes.size(), latencies.size(), count(outcomes, Outcome::isShed), latencies);
  }

  private static long count(Collection<Outcome> outcomes, Predicate<Outcome> condition) {
    return outcomes.stream().filter(condition).count();
  }

  /** Neither accepted nor shed. */
  long others() {
    return offered - accepted - shed;
  }

  /** The latency at this quantile of accepted orders; 0 if there are none. */
  long quantile(double share) {
    int last = latencies.size() - 1;
    return latencies.isEmpty() ? 0 : latencies.get((int) Math.ceil(share * last));
  }

  @Override
  public String toString() {
    return "%d offered, %d accepted (p50 %d ms, p99 %d ms), %d shed, %d others"
        .formatted(offered, accepted, quantile(0.5), quantile(0.99), shed, others());
  }
}
