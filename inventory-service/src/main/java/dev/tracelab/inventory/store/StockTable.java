package dev.tracelab.inventory.store;

import static java.util.stream.Collectors.toMap;

import dev.tracelab.inventory.domain.Item;
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
 * Where units are, within one transaction. Whoever changes units or the state of a reservation
 * locks the rows of all its products first, and all at once in the order of their SKUs: so nobody
 * waits in a circle, and what is read after locking stays true until the commit.
 *
 * <p>Each method is one statement, however many products it is about.
 */
final class StockTable {

  private static final String LOCK_ASKED =
      """
      SELECT sku, on_hand FROM products
      WHERE sku = ANY ($1) OR sku IN (
        SELECT beside.sku FROM reservation_items asked
        JOIN reservations r ON r.id = asked.reservation_id
        JOIN reservation_items beside ON beside.reservation_id = r.id
        WHERE asked.sku = ANY ($1) AND r.state = 'HELD' AND r.expires_at <= $2)
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
      UPDATE products p SET on_hand = on_hand - asked.units, reserved = reserved + asked.units
      FROM unnest($1::text[], $2::int[]) AS asked (sku, units) WHERE p.sku = asked.sku
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

  /** Locks the products asked for, and those which overdue reservations hold together with them. */
  Future<StockLevels> lockAsked(Items items, Instant now) {
    return connection
        .preparedQuery(LOCK_ASKED)
        .execute(Tuple.of(skus(items), now.atOffset(ZoneOffset.UTC)))
        .map(rows -> new StockLevels(onHand(rows)));
  }

  /**
   * Locks the products of a reservation.
   *
   * @return whether there are any; no reservation is without
   */
  Future<Boolean> lockReserved(UUID reservation) {
    return connection
        .preparedQuery(LOCK_RESERVED)
        .execute(Tuple.of(reservation))
        .map(rows -> rows.size() > 0);
  }

  /**
   * Locks products of the oldest overdue reservations, at most so many of them. Waits for nobody:
   * products somebody works on are left for the next time.
   */
  Future<StockLevels> lockOverdue(Instant now, int reservations) {
    return connection
        .preparedQuery(LOCK_OVERDUE)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), reservations))
        .map(rows -> new StockLevels(onHand(rows)));
  }

  /** Sets units aside; enough must be on hand. */
  Future<Void> take(Items items) {
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.tuple().addArrayOfString(skus(items)).addArrayOfInteger(quantities(items)))
        .mapEmpty();
  }

  /** The units of a reservation leave the house. */
  Future<Void> ship(UUID reservation) {
    return connection.preparedQuery(SHIP).execute(Tuple.of(reservation)).mapEmpty();
  }

  /**
   * The units of reservations are on hand again.
   *
   * @return the products that got units back, and what is on hand of them now
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
    return items.list().stream().map(Item::quantity).toArray(Integer[]::new);
  }

  private static Map<String, Long> onHand(RowSet<Row> rows) {
    return rows.stream().collect(toMap(row -> row.getString("sku"), row -> row.getLong("on_hand")));
  }
}
