package dev.tracelab.inventory.testing;

import static dev.tracelab.inventory.testing.Await.await;

import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.sql.TransactionTracing;
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
        new ProductStore(database.traced()),
        new ReservationStore(database, untraced(vertx), clock));
  }

  private static TransactionTracing untraced(Vertx vertx) {
    return new TransactionTracing(new Traced(vertx, Tracing.off().tracer()));
  }

  @Override
  public void close() {
    await(database.close().eventually(vertx::close));
  }
}
