package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.Lease;
import dev.tracelab.order.domain.OrderItem;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.order.domain.Progress;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Who may work on which order: idempotency keys and leases.
 *
 * <p>An order and its key are one row. Whoever works on a pending order holds its lease for a
 * while; each later change names the lease, so that one who lost it (it lapsed, another took over)
 * changes nothing.
 */
public final class Claims {

  private static final String CLAIM =
      """
      INSERT INTO orders (id, customer_id, idempotency_key, body_hash, state, items, lease_owner,
                          leased_until, trace_context)
      VALUES ($1, $2, $3, $4, 'PENDING', $5, $6, now() + $7 * interval '1 millisecond', $8)
      ON CONFLICT (customer_id, idempotency_key) DO NOTHING
      """;
  private static final String TAKE_OVER =
      """
      UPDATE orders
         SET lease_owner = $4, leased_until = now() + $5 * interval '1 millisecond',
             updated_at = now()
       WHERE customer_id = $1 AND idempotency_key = $2 AND body_hash = $3
         AND state = 'PENDING' AND leased_until <= now() AND NOT given_up
      """;
  private static final String BY_KEY =
      "SELECT * FROM orders WHERE customer_id = $1 AND idempotency_key = $2";
  private static final String PROGRESS =
      """
      SELECT answer_status, answer_body, leased_until <= now() AND NOT given_up AS free
        FROM orders WHERE id = $1
      """;
  private static final String RENEW =
      """
      UPDATE orders SET leased_until = now() + $3 * interval '1 millisecond', updated_at = now()
       WHERE id = $1 AND lease_owner = $2 AND state = 'PENDING'
      """;
  private static final String LET_GO =
      """
      UPDATE orders SET leased_until = now(), updated_at = now()
       WHERE id = $1 AND lease_owner = $2 AND state = 'PENDING'
      """;

  private final Database database;

  private Claims(Database database) {
    this.database = database;
  }

  /** Claims on the orders of one database. */
  public static Claims create(Database database) {
    return new Claims(database);
  }

  /**
   * Claims the wish's key, or tells what became of it before. An order whose lease has lapsed is
   * taken over: its worker is gone, and each step can be done again. One that is being given up is
   * not: part of it may be undone already.
   *
   * @param lease how long nobody else may work on it
   * @param traceContext where later work on the order belongs
   */
  public Future<Claim> claim(PlaceOrder wish, Duration lease, Map<String, String> traceContext) {
    UUID id = UUID.randomUUID();
    UUID owner = UUID.randomUUID();
    Tuple order =
        Tuple.of(id, wish.customerId(), wish.idempotencyKey(), wish.bodyHash())
            .addValue(OrderItem.toJson(wish.items()))
            .addValue(owner)
            .addValue(lease.toMillis())
            .addValue(OrderRows.carrier(traceContext));
    return database
        .traced()
        .preparedQuery(CLAIM)
        .execute(order)
        .compose(
            claimed ->
                claimed.rowCount() == 1
                    ? Future.succeededFuture(OrderRows.won(id, wish, owner, traceContext))
                    : claimExisting(wish, owner, lease));
  }

  private Future<Claim> claimExisting(PlaceOrder wish, UUID owner, Duration lease) {
    return database
        .traced()
        .preparedQuery(TAKE_OVER)
        .execute(
            Tuple.of(wish.customerId(), wish.idempotencyKey(), wish.bodyHash())
                .addValue(owner)
                .addValue(lease.toMillis()))
        .compose(taken -> findExisting(wish, owner));
  }

  private Future<Claim> findExisting(PlaceOrder wish, UUID owner) {
    return database
        .traced()
        .preparedQuery(BY_KEY)
        .execute(Tuple.of(wish.customerId(), wish.idempotencyKey()))
        .map(rows -> OrderRows.claim(rows.iterator().next(), wish, owner));
  }

  /** How far an order is. Untraced, for it is asked often. */
  public Future<Progress> progress(UUID orderId) {
    return database
        .background()
        .preparedQuery(PROGRESS)
        .execute(Tuple.of(orderId))
        .map(rows -> OrderRows.progress(rows.iterator().next()));
  }

  /**
   * Takes the lease anew, before something is done that nobody else may be in the midst of.
   *
   * @return fails with {@link LeaseLost} when another works on the order now
   */
  public Future<Void> renew(Lease lease, Duration duration) {
    return database
        .traced()
        .preparedQuery(RENEW)
        .execute(Tuple.of(lease.orderId(), lease.owner(), duration.toMillis()))
        .compose(LeaseLost::ifNothingChanged);
  }

  /** Gives the lease back, so that the same key can go on at once. */
  public Future<Void> letGo(Lease lease) {
    return database
        .background()
        .preparedQuery(LET_GO)
        .execute(Tuple.of(lease.orderId(), lease.owner()))
        .mapEmpty();
  }
}
