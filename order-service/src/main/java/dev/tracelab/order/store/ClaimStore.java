package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.order.json.OrderJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Idempotency keys and leases: decides who may work on which order.
 *
 * <p>An order and its key are one row. The worker of a pending order holds a lease that expires.
 * Every update names the lease, so a worker that has lost it changes nothing.
 */
public final class ClaimStore {

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
      "SELECT *, leased_until <= now() AND NOT given_up AS claimable FROM orders WHERE id = $1";
  private static final String RENEW =
      """
      UPDATE orders SET leased_until = now() + $3 * interval '1 millisecond', updated_at = now()
       WHERE id = $1 AND lease_owner = $2 AND state = 'PENDING'
      """;
  private static final String RELEASE =
      """
      UPDATE orders SET leased_until = now(), updated_at = now()
       WHERE id = $1 AND lease_owner = $2 AND state = 'PENDING'
      """;

  private final Database database;

  /** The keys and leases of one database. */
  public ClaimStore(Database database) {
    this.database = database;
  }

  /**
   * Claims the key of an order. If its lease has expired, the order is taken over: its worker is
   * gone, and every step is idempotent. An order that is being given up is not taken over, because
   * its steps may already be partly undone.
   *
   * @param lease how long no other request may work on the order
   * @param traceContext the trace that later work on the order continues
   */
  public Future<Claim> claim(PlaceOrder request, Duration lease, Map<String, String> traceContext) {
    UUID id = UUID.randomUUID();
    UUID owner = UUID.randomUUID();
    Tuple order =
        Tuple.of(id, request.customerId(), request.idempotencyKey(), request.bodyHash())
            .addValue(OrderJson.of(request.items()))
            .addValue(owner)
            .addValue(lease.toMillis())
            .addValue(OrderRows.carrier(traceContext));
    return database
        .traced()
        .preparedQuery(CLAIM)
        .execute(order)
        .compose(
            inserted ->
                inserted.rowCount() == 1
                    ? Future.succeededFuture(won(id, request, owner, traceContext))
                    : claimExisting(request, owner, lease));
  }

  private static Claim won(
      UUID id, PlaceOrder request, UUID owner, Map<String, String> traceContext) {
    Order order =
        new Order(id, request.customerId(), Order.State.PENDING, request.items(), null, null);
    return new Claim.Won(order, new Claim.Lease(id, owner), false, traceContext);
  }

  private Future<Claim> claimExisting(PlaceOrder request, UUID owner, Duration lease) {
    return database
        .traced()
        .preparedQuery(TAKE_OVER)
        .execute(
            Tuple.of(request.customerId(), request.idempotencyKey(), request.bodyHash())
                .addValue(owner)
                .addValue(lease.toMillis()))
        .compose(taken -> findExisting(request, owner));
  }

  private Future<Claim> findExisting(PlaceOrder request, UUID owner) {
    return database
        .traced()
        .preparedQuery(BY_KEY)
        .execute(Tuple.of(request.customerId(), request.idempotencyKey()))
        .map(rows -> existing(rows.iterator().next(), request, owner));
  }

  private static Claim existing(Row row, PlaceOrder request, UUID owner) {
    UUID id = row.getUUID("id");
    if (!row.getString("body_hash").equals(request.bodyHash())) {
      return new Claim.KeyReused();
    }
    OrderOutcome outcome = OrderRows.outcome(row);
    if (outcome != null) {
      return new Claim.Replay(id, outcome);
    }
    if (!row.getUUID("lease_owner").equals(owner)) {
      return new Claim.InProgress(id);
    }
    Map<String, String> placed = OrderRows.carrier(row.getJsonObject("trace_context"));
    return new Claim.Won(OrderRows.order(row), new Claim.Lease(id, owner), true, placed);
  }

  /**
   * The progress of an order that another request works on.
   *
   * @param outcome null while it is pending
   * @param claimable whether its lease has expired, so that it can be claimed
   */
  public record Progress(OrderOutcome outcome, boolean claimable) {

    /** Whether there is nothing more to wait for. */
    public boolean isOver() {
      return outcome != null || claimable;
    }
  }

  /** The progress of an order. Untraced, because it is polled. */
  public Future<Progress> progress(UUID orderId) {
    return database
        .background()
        .preparedQuery(PROGRESS)
        .execute(Tuple.of(orderId))
        .map(rows -> rows.iterator().next())
        .map(row -> new Progress(OrderRows.outcome(row), row.getBoolean("claimable")));
  }

  /**
   * Extends a lease.
   *
   * @return fails with {@link LeaseLostException} if another worker has the order
   */
  public Future<Void> renew(Claim.Lease lease, Duration duration) {
    return database
        .traced()
        .preparedQuery(RENEW)
        .execute(Tuple.of(lease.orderId(), lease.owner(), duration.toMillis()))
        .compose(LeaseLostException::ifNothingChanged);
  }

  /** Releases a lease, so that a request with the same key can resume the order at once. */
  public Future<Void> release(Claim.Lease lease) {
    return database
        .background()
        .preparedQuery(RELEASE)
        .execute(Tuple.of(lease.orderId(), lease.owner()))
        .mapEmpty();
  }
}
