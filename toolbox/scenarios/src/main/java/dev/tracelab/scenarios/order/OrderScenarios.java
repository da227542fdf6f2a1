package dev.tracelab.scenarios.order;

import dev.tracelab.order.client.Inventory;
import dev.tracelab.scenarios.engine.PortScenario;
import java.util.List;

/** The scenarios that change order-service. */
public final class OrderScenarios {

  private OrderScenarios() {}

  /** Each with the port that it changes. */
  public static List<PortScenario<?>> all() {
    return List.of(
        new PortScenario<>(
            "sequential-calls",
            Inventory.class,
            (service, clean) -> new SequentialQuotes(clean),
            (service, clean) -> new ParallelQuotes(clean)));
  }
}
