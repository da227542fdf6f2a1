package dev.tracelab.inventory;

import dev.tracelab.inventory.http.InventoryRoutes;
import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.kit.lifecycle.ServiceRunner;
import dev.tracelab.kit.sql.Database;
import java.time.InstantSource;

/** The composition root of the inventory service. */
public final class Main {

  /** What this service is; for {@code main} and for tests. */
  public static final ServiceDescription<InventoryConfig> SERVICE =
      new ServiceDescription<>(
          "inventory-service",
          InventoryRoutes.CONTRACT,
          8082,
          9082,
          InventoryConfig::from,
          Main::assemble);

  private Main() {}

  /** Runs the service until it is told to stop; all configuration is in the environment. */
  public static void main(String[] arguments) {
    ServiceRunner.run(SERVICE);
  }

  private static void assemble(InventoryConfig config, ServiceBuilder service) {
    InstantSource clock = InstantSource.system();
    Database database = service.database(config.database());
    ProductStore products = ProductStore.create(database.traced());
    ReservationStore reservations = ReservationStore.create(database.traced(), clock);
    ReservationStore untraced = ReservationStore.create(database.background(), clock);
    service.deploy(ExpirySweep.create(untraced, config.sweepInterval()));
    service.deploy(StockGauges.create(service.meters(), database.background()));
    service.serve(InventoryRoutes.create(products, reservations)::on);
  }
}
