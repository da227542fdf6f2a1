package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.json.OrderJson;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.sql.TransactionTracing;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Orders and their changes of state. Each transaction is a span. */
public final class OrderStore {

  private static final String BY_ID = "SELECT * FROM orders WHERE id = $1";
  private static final String OPEN_TOTAL =
      """
      SELECT coalesce(sum(total_minor), 0)::bigint AS open_minor
        FROM orders
       WHERE customer_id = $1 AND state = 'CONFIRMED'
      """;

  // The outcome of a confirmed order is in its other columns, so the body is empty.
  private static final String CONFIRM =
      """
      UPDATE orders
         SET state = 'CONFIRMED', quote = $3, total_minor = $4, answer_status = $5,
             answer_body = '{}', updated_at = now()
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

  private static final String ORDER_STATE = "order.state";

  private final Database database;
  private final TransactionTracing transactions;
  private final Outbox outbox;
  private final OrderMeters meters;

  /** The orders of one database and the outbox in the same database. */
  public OrderStore(
      Database database, TransactionTracing transactions, Outbox outbox, OrderMeters meters) {
    this.database = database;
    this.transactions = transactions;
    this.outbox = outbox;
    this.meters = meters;
  }

  /** Finds an order by its id. */
  public Future<Optional<Order>> find(UUID orderId) {
    return database
        .traced()
        .preparedQuery(BY_ID)
        .execute(Tuple.of(orderId))
        .map(rows -> rows.stream().findFirst().map(OrderRows::order));
  }

  /** The total of a customer's confirmed but unfulfilled orders, in minor units. */
  public Future<Long> openTotalMinor(String customerId) {
    return database
        .traced()
        .preparedQuery(OPEN_TOTAL)
        .execute(Tuple.of(customerId))
        .map(rows -> rows.iterator().next().getLong("open_minor"));
  }

  /**
   * Confirms a pending order and adds it to the outbox, in one transaction.
   *
   * @param traceContext the trace that its fulfilment continues
   * @return fails with {@link LeaseLostException} if another worker has the order
   */
  public Future<Void> markConfirmed(
      Claim.Lease lease, OrderPrice price, Map<String, String> traceContext) {
    Tuple values =
        Tuple.of(lease.orderId(), lease.owner(), OrderJson.of(price), price.totalMinor())
            .addValue(OrderRows.CONFIRMED);
    return transactions
        .transaction(
            database.traced(),
            "confirm order",
            (connection, span) -> {
              span.setTag(ORDER_STATE, Order.State.CONFIRMED.name());
              return update(connection, CONFIRM, values)
                  .compose(done -> outbox.add(connection, lease.orderId(), traceContext));
            })
        .onSuccess(done -> meters.confirmed());
  }

  /**
   * Rejects a pending order.
   *
   * @return fails with {@link LeaseLostException} if another worker has the order
   */
  public Future<Void> markRejected(Claim.Lease lease, OrderOutcome.Rejected outcome) {
    String reason = outcome.rejection().reason();
    tagActiveSpan(Order.State.REJECTED);
    return update(
            database.traced(),
            REJECT,
            Tuple.of(lease.orderId(), lease.owner(), reason)
                .addValue(OrderRows.REJECTED)
                .addValue(OrderRows.body(outcome)))
        .onSuccess(done -> meters.rejected(reason));
  }

  private static void tagActiveSpan(Order.State state) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(ORDER_STATE, state.name());
    }
  }

  /** Marks a confirmed order as fulfilled and removes it from the outbox. Idempotent. */
  public Future<Void> markFulfilled(UUID orderId) {
    return end("complete order", orderId, FULFIL, Tuple.of(orderId), meters::fulfilled);
  }

  /** Rejects a confirmed order that cannot be fulfilled, and removes it from the outbox. */
  public Future<Void> markCancelled(UUID orderId, String reason) {
    return end(
        "cancel order", orderId, CANCEL, Tuple.of(orderId, reason), () -> meters.rejected(reason));
  }

  /** Repeated, it changes nothing and counts nothing. */
  private Future<Void> end(
      String operation, UUID orderId, String sql, Tuple values, Runnable counter) {
    return transactions
        .transaction(
            database.traced(),
            operation,
            (connection, span) ->
                connection
                    .preparedQuery(sql)
                    .execute(values)
                    .compose(
                        ended ->
                            outbox.remove(connection, orderId).map(done -> ended.rowCount() > 0)))
        .onSuccess(changed -> count(changed, counter))
        .mapEmpty();
  }

  private static void count(boolean changed, Runnable counter) {
    if (changed) {
      counter.run();
    }
  }

  private static Future<Void> update(SqlClient client, String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).compose(LeaseLostException::ifNothingChanged);
  }
}
