package dev.tracelab.scenarios.catalogue;

import java.util.Map;

/**
 * The request that shows a scenario.
 *
 * @param items an order, quantity by stock keeping unit; empty if it is not an order but the list
 *     of products that is requested
 * @param times how many of it are sent at once, each with a trace of its own
 * @param debugId goes with the repaired variant as {@code jaeger-debug-id}; null for none
 */
public record ScenarioRequest(Map<String, Integer> items, int times, String debugId) {

  /** Copies the items. */
  public ScenarioRequest {
    items = Map.copyOf(items);
  }

  /** Whether it is an order. */
  public boolean isOrder() {
    return !items.isEmpty();
  }
}
