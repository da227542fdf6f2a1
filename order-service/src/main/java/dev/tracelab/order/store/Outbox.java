package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Confirmed orders that are due for fulfilment (transactional outbox).
 *
 * <p>Entries are added and removed in the transactions that change their orders. They are leased in
 * a short, untraced transaction: no connection is held during fulfilment, and the entry of a worker
 * that failed is leased again when its lease has expired.
 */
public final class Outbox {

  private static final String ADD =
      "INSERT INTO outbox (order_id, trace_context, created_at)"
          + " VALUES ($1, $2, clock_timestamp())";
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
      RETURNING order_id, attempts, trace_context, created_at, clock_timestamp() AS leased_at
      """;
  private static final String POSTPONE =
      "UPDATE outbox SET leased_until = now() + $2 * interval '1 millisecond' WHERE order_id = $1";

  private final Database database;

  /** The outbox of one database. */
  public Outbox(Database database) {
    this.database = database;
  }

  /**
   * A leased entry.
   *
   * @param attempt how often the entry was leased, counted from 1
   * @param traceContext the trace that the fulfilment continues
   * @param createdAt when the entry was added, by the database's clock
   * @param leasedAt when it was leased, by the same clock
   */
  public record Entry(
      UUID orderId,
      int attempt,
      Map<String, String> traceContext,
      Instant createdAt,
      Instant leasedAt) {

    private static Entry from(Row row) {
      return new Entry(
          row.getUUID("order_id"),
          row.getInteger("attempts"),
          OrderRows.carrier(row.getJsonObject("trace_context")),
          row.getOffsetDateTime("created_at").toInstant(),
          row.getOffsetDateTime("leased_at").toInstant());
    }
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
   * Leases entries that are due, oldest first. Safe with several replicas: each entry goes to one.
   *
   * @param limit the maximum number of entries
   * @param lease how long no other relay gets them
   */
  public Future<List<Entry>> lease(int limit, Duration lease) {
    return database
        .background()
        .preparedQuery(LEASE)
        .execute(Tuple.of(limit, lease.toMillis()))
        .map(rows -> rows.stream().map(Entry::from).toList());
  }

  /** Makes an entry due again after a delay. */
  public Future<Void> postpone(UUID orderId, Duration delay) {
    return database
        .background()
        .preparedQuery(POSTPONE)
        .execute(Tuple.of(orderId, delay.toMillis()))
        .mapEmpty();
  }
}
