package dev.tracelab.inventory.testing;

import static dev.tracelab.inventory.testing.Await.await;

import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.DatabaseConfig;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The stores of one process, with Vert.x and connections of their own. */
public record Replica(
    Vertx vertx, Database database, ProductStore products, ReservationStore reservations)
    implements AutoCloseable {

  /** Stores over a migrated database. */
  public static Replica start(DatabaseConfig config, InstantSource clock) {
    Vertx vertx = Vertx.vertx();
    Database database = Database.open(vertx, config);
    return new Replica(
        vertx,
        database,
        ProductStore.create(database.traced()),
        ReservationStore.create(database.traced(), clock));
  }

  @Override
  public void close() {
    await(database.close().eventually(vertx::close));
  }
}
