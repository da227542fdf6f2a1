package dev.tracelab.inventory;

import dev.tracelab.inventory.flow.ExpirySweep;
import dev.tracelab.inventory.http.InventoryRoutes;
import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.inventory.store.Products;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.inventory.store.Reservations;
import dev.tracelab.inventory.store.StockGauges;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.kit.lifecycle.ServiceRunner;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.tracing.sql.TransactionTracing;
import java.time.InstantSource;

/** The composition root of inventory-service. */
public final class Main {

  /** Describes inventory-service. */
  public static final ServiceDescription<InventoryConfig> SERVICE =
      new ServiceDescription<>(
          "inventory-service", "openapi.yaml", 8082, 9082, InventoryConfig::from, Main::assemble);

  private Main() {}

  /** Runs until the process is stopped. All configuration is in the environment. */
  public static void main(String[] arguments) {
    ServiceRunner.run(SERVICE);
  }

  private static void assemble(InventoryConfig config, ServiceBuilder service) {
    Database database = service.database(config.database());
    Products products = new ProductStore(database.traced());
    ReservationStore reservations =
        new ReservationStore(
            database, new TransactionTracing(service.traced()), InstantSource.system());

    service.deploy(new ExpirySweep(service.traced(), reservations, config.sweepInterval()));
    service.deploy(StockGauges.create(service.meters(), database.background()));
    service.serve(
        new InventoryRoutes(
                service.port(Products.class, products),
                service.port(Reservations.class, reservations))
            ::on);
  }
}
