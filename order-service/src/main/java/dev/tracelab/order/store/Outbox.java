package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Confirmed orders that wait for fulfilment.
 *
 * <p>Rows are added and removed in the transactions that change their orders. To be worked on they
 * are leased in a short transaction of their own, untraced; while fulfilment runs no connection is
 * held, and a row whose worker died is leased again when its lease is over.
 */
public final class Outbox {

  private static final String ADD = "INSERT INTO outbox (order_id, trace_context) VALUES ($1, $2)";
  private static final String REMOVE = "DELETE FROM outbox WHERE order_id = $1";
  private static final String LEASE =
      """
      UPDATE outbox
         SET leased_until = now() + $2 * interval '1 millisecond', attempts = attempts + 1
       WHERE id IN (SELECT id FROM outbox
                     WHERE leased_until <= now()
                     ORDER BY id
                     LIMIT $1
                       FOR UPDATE SKIP LOCKED)
      RETURNING order_id, attempts, trace_context
      """;
  private static final String POSTPONE =
      "UPDATE outbox SET leased_until = now() + $2 * interval '1 millisecond' WHERE order_id = $1";

  private static final String BACKLOG =
      """
      SELECT count(*) AS rows,
             coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest_seconds
        FROM outbox
      """;

  private final Database database;

  private Outbox(Database database) {
    this.database = database;
  }

  /** The outbox of one database. */
  public static Outbox create(Database database) {
    return new Outbox(database);
  }

  Future<Void> add(SqlConnection transaction, UUID orderId, Map<String, String> traceContext) {
    return transaction
        .preparedQuery(ADD)
        .execute(Tuple.of(orderId, OrderRows.carrier(traceContext)))
        .mapEmpty();
  }

  Future<Void> remove(SqlConnection transaction, UUID orderId) {
    return transaction.preparedQuery(REMOVE).execute(Tuple.of(orderId)).mapEmpty();
  }

  /**
   * Leases rows that are due, oldest first. Several replicas may ask at once: each row goes to one.
   *
   * @param most how many
   * @param lease how long nobody else gets them
   */
  public Future<List<OutboxRow>> lease(int most, Duration lease) {
    return database
        .background()
        .preparedQuery(LEASE)
        .execute(Tuple.of(most, lease.toMillis()))
        .map(
            rows -> {
              List<OutboxRow> leased = new ArrayList<>();
              rows.forEach(row -> leased.add(read(row)));
              return leased;
            });
  }

  /** Makes a row due again after a while. */
  public Future<Void> postpone(UUID orderId, Duration pause) {
    return database
        .background()
        .preparedQuery(POSTPONE)
        .execute(Tuple.of(orderId, pause.toMillis()))
        .mapEmpty();
  }

  /** What waits, whether it is leased or not; untraced. */
  public Future<Backlog> backlog() {
    return database
        .background()
        .preparedQuery(BACKLOG)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new Backlog(row.getLong("rows"), row.getDouble("oldest_seconds")));
  }

  private static OutboxRow read(Row row) {
    return new OutboxRow(
        row.getUUID("order_id"),
        row.getInteger("attempts"),
        OrderRows.carrier(row.getJsonObject("trace_context")));
  }
}
