package dev.tracelab.jaeger.sampling;

import java.util.LinkedHashMap;
import java.util.Map;

/** The probability with which each service samples the traces that it begins. Thread-safe. */
final class SamplingStrategies {

  /** More services than anyone names on purpose; beyond them the oldest is forgotten. */
  private static final int MAX_SERVICES = 1_000;

  private final Map<String, Double> byService = new LinkedHashMap<>();
  private double others = 1;

  synchronized double of(String service) {
    return byService.getOrDefault(service, others);
  }

  synchronized void set(String service, double probability) {
    byService.put(service, probability);
    if (byService.size() > MAX_SERVICES) {
      byService.remove(byService.keySet().iterator().next());
    }
  }

  /** For every service, also one that is still unknown. */
  synchronized void setAll(double probability) {
    byService.clear();
    others = probability;
  }
}
