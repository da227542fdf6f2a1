package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.store.Products;
import dev.tracelab.inventory.store.Reservations;
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
            "retry-storm",
            Products.class,
            (service, clean) -> new UnavailablePrices(service.traced(), 3, clean),
            (service, clean) -> new UnavailablePrices(service.traced(), 1, clean)),
        new PortScenario<>(
            "crossed-branches",
            Products.class,
            (service, clean) -> new LateByQuantity(service.vertx(), clean),
            (service, clean) -> new LateByQuantity(service.vertx(), clean)),
        new PortScenario<>(
            "lock-contention",
            Reservations.class,
            (service, clean) -> {
              ShelfCount shelf = new ShelfCount(service);
              return new ReserveDuringCount(
                  service.vertx(), shelf, shelf::startInTransaction, clean);
            },
            (service, clean) -> {
              ShelfCount shelf = new ShelfCount(service);
              return new ReserveDuringCount(
                  service.vertx(), shelf, shelf::startAfterTransaction, clean);
            }),
        new PortScenario<>(
            "cache-stampede",
            Products.class,
            (service, clean) ->
                new LoadOnEachMiss(
                    service.traced(), new ExpiredProducts(service.vertx(), clean), clean),
            (service, clean) ->
                new LoadOnce(service.traced(), new ExpiredProducts(service.vertx(), clean), clean)),
        new PortScenario<>(
            "hidden-error",
            Products.class,
            (service, clean) -> new FailingSample(clean),
            (service, clean) -> new FailingSample(clean)));
  }
}
