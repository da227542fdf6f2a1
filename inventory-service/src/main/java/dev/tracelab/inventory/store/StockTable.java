package dev.tracelab.inventory.store;

import static java.util.stream.Collectors.toMap;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.StockLevels;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * The units of products within one transaction. Each method is one statement for any number of
 * products.
 *
 * <p>A transaction that changes units or the state of a reservation first locks the rows of all
 * products involved, in one statement and in the order of their SKUs. So transactions cannot
 * deadlock, and what is read after locking stays true until the commit.
 */
final class StockTable {

  private static final String LOCK_REQUESTED =
      """
      SELECT sku, on_hand FROM products
      WHERE sku = ANY ($1) OR sku IN (
        SELECT other.sku FROM reservation_items requested
        JOIN reservations r ON r.id = requested.reservation_id
        JOIN reservation_items other ON other.reservation_id = r.id
        WHERE requested.sku = ANY ($1) AND r.state = 'HELD' AND r.expires_at <= $2)
      ORDER BY sku FOR UPDATE
      """;

  private static final String LOCK_RESERVED =
      """
      SELECT sku FROM products
      WHERE sku IN (SELECT sku FROM reservation_items WHERE reservation_id = $1)
      ORDER BY sku FOR UPDATE
      """;

  private static final String LOCK_OVERDUE =
      """
      SELECT sku, on_hand FROM products
      WHERE sku IN (
        SELECT i.sku FROM reservation_items i JOIN (
          SELECT id FROM reservations WHERE state = 'HELD' AND expires_at <= $1
          ORDER BY expires_at LIMIT $2) oldest ON oldest.id = i.reservation_id)
      ORDER BY sku FOR UPDATE SKIP LOCKED
      """;

  private static final String TAKE =
      """
      UPDATE products p SET on_hand = on_hand - requested.units, reserved = reserved + requested.units
      FROM unnest($1::text[], $2::int[]) AS requested (sku, units) WHERE p.sku = requested.sku
      """;

  private static final String SHIP =
      """
      UPDATE products p SET reserved = reserved - i.quantity, shipped = shipped + i.quantity
      FROM reservation_items i WHERE i.reservation_id = $1 AND p.sku = i.sku
      """;

  private static final String PUT_BACK =
      """
      UPDATE products p SET reserved = reserved - back.units, on_hand = on_hand + back.units
      FROM (
        SELECT sku, sum(quantity) AS units FROM reservation_items
        WHERE reservation_id = ANY ($1) GROUP BY sku) back
      WHERE p.sku = back.sku RETURNING p.sku, p.on_hand
      """;

  private final SqlConnection connection;

  StockTable(SqlConnection connection) {
    this.connection = connection;
  }

  /** Locks the requested products, and all products of overdue reservations of any of them. */
  Future<StockLevels> lockRequested(Items items, Instant now) {
    return connection
        .preparedQuery(LOCK_REQUESTED)
        .execute(Tuple.of(skus(items), now.atOffset(ZoneOffset.UTC)))
        .map(rows -> new StockLevels(onHand(rows)));
  }

  /**
   * Locks the products of a reservation.
   *
   * @return whether the reservation exists; none is without products
   */
  Future<Boolean> lockReserved(UUID reservation) {
    return connection
        .preparedQuery(LOCK_RESERVED)
        .execute(Tuple.of(reservation))
        .map(rows -> rows.size() > 0);
  }

  /**
   * Locks products of the oldest overdue reservations. Does not wait: products that are locked by
   * other transactions are skipped.
   *
   * @param limit how many reservations to consider
   */
  Future<StockLevels> lockOverdue(Instant now, int limit) {
    return connection
        .preparedQuery(LOCK_OVERDUE)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
        .map(rows -> new StockLevels(onHand(rows)));
  }

  /** Moves units from on hand to reserved; there must be enough. */
  Future<Void> take(Items items) {
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.tuple().addArrayOfString(skus(items)).addArrayOfInteger(quantities(items)))
        .mapEmpty();
  }

  /** Moves the units of a reservation from reserved to shipped. */
  Future<Void> ship(UUID reservation) {
    return connection.preparedQuery(SHIP).execute(Tuple.of(reservation)).mapEmpty();
  }

  /**
   * Moves the units of reservations from reserved back to on hand.
   *
   * @return the new levels of the products that got units back
   */
  Future<StockLevels> putBack(UUID... reservations) {
    return connection
        .preparedQuery(PUT_BACK)
        .execute(Tuple.tuple().addArrayOfUUID(reservations))
        .map(rows -> new StockLevels(onHand(rows)));
  }

  static String[] skus(Items items) {
    return items.skus().toArray(String[]::new);
  }

  static Integer[] quantities(Items items) {
    return items.list().stream().map(Items.Item::quantity).toArray(Integer[]::new);
  }

  private static Map<String, Long> onHand(RowSet<Row> rows) {
    return rows.stream().collect(toMap(row -> row.getString("sku"), row -> row.getLong("on_hand")));
  }
}
