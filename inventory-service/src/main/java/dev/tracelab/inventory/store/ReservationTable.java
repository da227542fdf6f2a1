package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.Reservation;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reservations and their items within one transaction. Each method is one statement. */
final class ReservationTable {

  private static final String INSERT =
      """
      INSERT INTO reservations (id, state, expires_at) VALUES ($1, 'HELD', $2)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String INSERT_ITEMS =
      """
      INSERT INTO reservation_items (reservation_id, sku, quantity)
      SELECT $1, sku, quantity FROM unnest($2::text[], $3::int[]) AS requested (sku, quantity)
      """;

  private static final String FIND =
      """
      SELECT r.id, r.state, r.expires_at,
        array_agg(i.sku ORDER BY i.sku) AS skus, array_agg(i.quantity ORDER BY i.sku) AS quantities
      FROM reservations r JOIN reservation_items i ON i.reservation_id = r.id
      WHERE r.id = $1 GROUP BY r.id
      """;

  private static final String HOLD_EXPIRED =
      "UPDATE reservations SET state = 'HELD', expires_at = $2 WHERE id = $1 AND state = 'EXPIRED'";

  private static final String EXPIRE =
      """
      UPDATE reservations r SET state = 'EXPIRED'
      WHERE state = 'HELD' AND expires_at <= $2 AND NOT EXISTS (
        SELECT FROM reservation_items i WHERE i.reservation_id = r.id AND i.sku <> ALL ($1))
      RETURNING id
      """;

  private static final String SETTLE = "UPDATE reservations SET state = $2 WHERE id = $1";

  private final SqlConnection connection;

  ReservationTable(SqlConnection connection) {
    this.connection = connection;
  }

  /**
   * Inserts the reservation if its id is free. Waits for a concurrent transaction with the same id.
   *
   * @return whether the id was free
   */
  Future<Boolean> insert(Reservation wanted) {
    return connection
        .preparedQuery(INSERT)
        .execute(Tuple.of(wanted.id(), wanted.expiresAt().atOffset(ZoneOffset.UTC)))
        .map(ReservationTable::changedOne);
  }

  /** Inserts the items of a reservation; their products must be locked. */
  Future<Void> insertItems(Reservation wanted) {
    Tuple values =
        Tuple.of(wanted.id())
            .addArrayOfString(StockTable.skus(wanted.items()))
            .addArrayOfInteger(StockTable.quantities(wanted.items()));
    return connection.preparedQuery(INSERT_ITEMS).execute(values).mapEmpty();
  }

  /** Reads a reservation; fails with an {@link InventoryRejection} if there is none. */
  Future<Reservation> find(UUID id) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .orElseThrow(() -> InventoryRejection.unknownReservation(id)))
        .map(ReservationTable::reservation);
  }

  /**
   * Sets an expired reservation to held again; its products must be locked.
   *
   * @return false if it is no longer expired
   */
  Future<Boolean> renewExpired(Reservation wanted) {
    return connection
        .preparedQuery(HOLD_EXPIRED)
        .execute(Tuple.of(wanted.id(), wanted.expiresAt().atOffset(ZoneOffset.UTC)))
        .map(ReservationTable::changedOne);
  }

  /**
   * Expires the overdue reservations whose products are all locked.
   *
   * @param locked SKUs of the products that this transaction has locked
   * @return their ids; the caller puts the units back
   */
  Future<UUID[]> expire(Set<String> locked, Instant now) {
    return connection
        .preparedQuery(EXPIRE)
        .execute(Tuple.of(locked.toArray(String[]::new), now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new));
  }

  /** Updates the state of a reservation; its products must be locked. */
  Future<Void> settle(Reservation settled) {
    return connection
        .preparedQuery(SETTLE)
        .execute(Tuple.of(settled.id(), settled.state().name()))
        .mapEmpty();
  }

  private static boolean changedOne(RowSet<Row> result) {
    return result.rowCount() == 1;
  }

  private static Reservation reservation(Row row) {
    return new Reservation(
        row.getUUID("id"),
        Reservation.State.valueOf(row.getString("state")),
        row.getOffsetDateTime("expires_at").toInstant(),
        items(row.getArrayOfStrings("skus"), row.getArrayOfIntegers("quantities")));
  }

  private static Items items(String[] skus, Integer[] quantities) {
    List<Items.Item> items =
        IntStream.range(0, skus.length)
            .mapToObj(i -> new Items.Item(skus[i], quantities[i]))
            .toList();
    return new Items(items);
  }
}
