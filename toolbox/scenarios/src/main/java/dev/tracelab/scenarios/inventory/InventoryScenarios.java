package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.store.Products;
import dev.tracelab.scenarios.engine.PortScenario;
import java.util.List;

/** The scenarios that change inventory-service. */
public final class InventoryScenarios {

  private InventoryScenarios() {}

  /** Each with the port that it changes. */
  public static List<PortScenario<?>> all() {
    return List.of(
        new PortScenario<>(
            "n-plus-one", Products.class, (service, clean) -> new OneQueryPerItem(clean)),
        new PortScenario<>(
            "hidden-error",
            Products.class,
            (service, clean) -> new FailingSample(clean),
            (service, clean) -> new FailingSample(clean)));
  }
}
