package dev.tracelab.inventory.testing;

import static dev.tracelab.inventory.testing.Await.await;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.kit.sql.Migrations;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A migrated database for a test class, and a look into it beside the service. */
public final class Warehouse implements BeforeAllCallback, AfterAllCallback {

  private static final String CONTRADICTIONS =
      """
      SELECT p.sku FROM products p LEFT JOIN (
        SELECT i.sku,
          coalesce(sum(i.quantity) FILTER (WHERE r.state = 'HELD'), 0) AS held,
          coalesce(sum(i.quantity) FILTER (WHERE r.state = 'COMMITTED'), 0) AS committed
        FROM reservation_items i JOIN reservations r ON r.id = i.reservation_id
        GROUP BY i.sku) taken ON taken.sku = p.sku
      WHERE p.on_hand + p.reserved + p.shipped <> p.received OR p.on_hand < 0
        OR p.reserved <> coalesce(held, 0) OR p.shipped <> coalesce(committed, 0)
      """;

  private final EmbeddedDatabase embedded = EmbeddedDatabase.create();
  private Vertx vertx;
  private Database database;

  private Warehouse() {}

  /** For a static field with {@code @RegisterExtension}. */
  public static Warehouse create() {
    return new Warehouse();
  }

  /** How a service reaches the database. */
  public DatabaseConfig config() {
    return embedded.config();
  }

  /** The same as environment variables. */
  public Map<String, String> environment() {
    return embedded.environment();
  }

  /** Lets a reservation be overdue. */
  public void makeOverdue(UUID reservation) {
    execute(
        "UPDATE reservations SET expires_at = now() - interval '1 s' WHERE id = '%s'"
            .formatted(reservation));
  }

  /** Runs SQL beside the service. */
  public void execute(String sql) {
    embedded.execute(sql);
  }

  /** Deletes all reservations and puts their units back. */
  public void forgetReservations() {
    execute(
        """
        DELETE FROM reservation_items;
        DELETE FROM reservations;
        UPDATE products SET on_hand = received, reserved = 0, shipped = 0;
        """);
  }

  /** Adds a product; returns its SKU, which no other test uses. */
  public String stock(String name, int units) {
    String sku = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    execute(
        """
        INSERT INTO products (sku, name, description, price_minor, currency, received, on_hand)
        VALUES ('%s', '%s', 'A coffee for a test.', 1000, 'EUR', %d, %d)
        """
            .formatted(sku, name, units, units));
    return sku;
  }

  /** Where the units of a product are. */
  public Units units(String sku) {
    return one("SELECT on_hand, reserved, shipped FROM products WHERE sku = $1", Tuple.of(sku))
        .map(row -> new Units(row.getLong(0), row.getLong(1), row.getLong(2)))
        .orElseThrow();
  }

  /** The stored state of a reservation, or nothing if there is none. */
  public Optional<String> state(UUID reservation) {
    return one("SELECT state FROM reservations WHERE id = $1", Tuple.of(reservation))
        .map(row -> row.getString(0));
  }

  /** A product whose units do not add up, or contradict its reservations. */
  public Optional<String> contradiction() {
    return one(CONTRADICTIONS, Tuple.tuple()).map(row -> row.getString(0));
  }

  private Optional<Row> one(String sql, Tuple values) {
    return await(database.background().preparedQuery(sql).execute(values)).stream().findFirst();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    embedded.beforeAll(context);
    Migrations.run(config());
    vertx = Vertx.vertx();
    database = Database.open(vertx, config());
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    await(database.close().eventually(vertx::close));
    embedded.afterAll(context);
  }
}
