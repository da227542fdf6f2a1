package dev.tracelab.jaeger.sampling;

import java.util.LinkedHashMap;
import java.util.Map;

/** The strategy with which each service samples the traces that it begins. Thread-safe. */
final class SamplingStrategies {

  /** More services than anyone names on purpose; beyond them the oldest is forgotten. */
  private static final int MAX_SERVICES = 1_000;

  /** As many as jaeger-client keeps samplers for. */
  private static final int MAX_OPERATIONS = 2_000;

  private final Map<String, Strategy> byService = new LinkedHashMap<>();
  private Strategy others = new Strategy(1, Map.of());

  /**
   * A probability, and others by the name of a trace's first span.
   *
   * @param operations take precedence
   */
  record Strategy(double probability, Map<String, Double> operations) {

    Strategy with(String operation, double itsProbability) {
      Map<String, Double> more = new LinkedHashMap<>(operations);
      more.put(operation, itsProbability);
      if (more.size() > MAX_OPERATIONS) {
        more.remove(more.keySet().iterator().next());
      }
      return new Strategy(probability, more);
    }
  }

  synchronized Strategy of(String service) {
    return byService.getOrDefault(service, others);
  }

  /** Replaces what was said of the service before, also of its operations. */
  synchronized void set(String service, double probability) {
    put(service, new Strategy(probability, Map.of()));
  }

  synchronized void set(String service, String operation, double probability) {
    put(service, of(service).with(operation, probability));
  }

  private void put(String service, Strategy strategy) {
    byService.put(service, strategy);
    if (byService.size() > MAX_SERVICES) {
      byService.remove(byService.keySet().iterator().next());
    }
  }

  /** For every service, also one that is still unknown. */
  synchronized void setAll(double probability) {
    byService.clear();
    others = new Strategy(probability, Map.of());
  }
}
