package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.domain.FinalAnswer;
import dev.tracelab.order.domain.Lease;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.Quote;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Orders and their way to a final state. */
public final class Orders {

  private static final String BY_ID = "SELECT * FROM orders WHERE id = $1";
  private static final String OPEN_TOTAL =
      """
      SELECT coalesce(sum(total_minor), 0)::bigint AS open_minor
        FROM orders
       WHERE customer_id = $1 AND state = 'CONFIRMED'
      """;
  private static final String CONFIRM =
      """
      UPDATE orders
         SET state = 'CONFIRMED', quote = $3, total_minor = $4, answer_status = $5,
             answer_body = $6, updated_at = now()
       WHERE id = $1 AND lease_owner = $2 AND state = 'PENDING'
      """;
  private static final String REJECT =
      """
      UPDATE orders
         SET state = 'REJECTED', reason = $3, answer_status = $4, answer_body = $5,
             updated_at = now()
       WHERE id = $1 AND lease_owner = $2 AND state = 'PENDING'
      """;
  private static final String FULFIL =
      "UPDATE orders SET state = 'FULFILLED', updated_at = now()"
          + " WHERE id = $1 AND state = 'CONFIRMED'";
  private static final String CANCEL =
      "UPDATE orders SET state = 'REJECTED', reason = $2, updated_at = now()"
          + " WHERE id = $1 AND state = 'CONFIRMED'";

  private final Database database;
  private final Outbox outbox;
  private final OrderMeters meters;

  private Orders(Database database, Outbox outbox, OrderMeters meters) {
    this.database = database;
    this.outbox = outbox;
    this.meters = meters;
  }

  /** Orders of one database, with the outbox beside them; meters count what becomes of them. */
  public static Orders create(Database database, Outbox outbox, OrderMeters meters) {
    return new Orders(database, outbox, meters);
  }

  /** An order by its id. */
  public Future<Optional<Order>> find(UUID orderId) {
    return database
        .traced()
        .preparedQuery(BY_ID)
        .execute(Tuple.of(orderId))
        .map(rows -> OrderRows.first(rows).map(OrderRows::order));
  }

  /** The sum of a customer's orders that are confirmed and not fulfilled yet, in minor units. */
  public Future<Long> openTotalMinor(String customerId) {
    return database
        .traced()
        .preparedQuery(OPEN_TOTAL)
        .execute(Tuple.of(customerId))
        .map(rows -> rows.iterator().next().getLong("open_minor"));
  }

  /**
   * Confirms a pending order and puts it into the outbox, in one transaction.
   *
   * @param traceContext where its fulfilment belongs
   * @return fails with {@link LeaseLost} when another works on it now
   */
  public Future<Void> confirm(
      Lease lease, Quote quote, FinalAnswer answer, Map<String, String> traceContext) {
    Tuple values =
        Tuple.of(lease.orderId(), lease.owner(), quote.json(), quote.totalMinor())
            .addValue(answer.status())
            .addValue(answer.body());
    return database
        .traced()
        .withTransaction(
            connection ->
                change(connection, CONFIRM, values)
                    .compose(done -> outbox.add(connection, lease.orderId(), traceContext)))
        .onSuccess(done -> meters.confirmed());
  }

  /**
   * Rejects a pending order.
   *
   * @param reason a short word
   * @return fails with {@link LeaseLost} when another works on it now
   */
  public Future<Void> reject(Lease lease, String reason, FinalAnswer answer) {
    return change(
            database.traced(),
            REJECT,
            Tuple.of(lease.orderId(), lease.owner(), reason, answer.status(), answer.body()))
        .onSuccess(done -> meters.rejected(reason));
  }

  /** Ends a confirmed order well and takes it out of the outbox. Done twice, it changes nothing. */
  public Future<Void> fulfil(UUID orderId) {
    return end(orderId, FULFIL, Tuple.of(orderId), meters::fulfilled);
  }

  /** Ends a confirmed order that cannot be fulfilled, and takes it out of the outbox. */
  public Future<Void> cancel(UUID orderId, String reason) {
    return end(orderId, CANCEL, Tuple.of(orderId, reason), () -> meters.rejected(reason));
  }

  /** Done a second time it changes nothing and counts nothing. */
  private Future<Void> end(UUID orderId, String sql, Tuple values, Runnable counted) {
    return database
        .traced()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(sql)
                    .execute(values)
                    .compose(
                        ended ->
                            outbox.remove(connection, orderId).map(done -> ended.rowCount() > 0)))
        .onSuccess(changed -> count(changed, counted))
        .mapEmpty();
  }

  private static void count(boolean changed, Runnable counted) {
    if (changed) {
      counted.run();
    }
  }

  private static Future<Void> change(SqlClient client, String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).compose(LeaseLost::ifNothingChanged);
  }
}
