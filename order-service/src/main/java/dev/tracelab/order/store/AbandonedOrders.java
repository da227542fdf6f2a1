package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.domain.Claim;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pending orders whose lease has expired. Queried untraced: usually there are none. */
public final class AbandonedOrders {

  private static final String LEASE =
      """
      UPDATE orders
         SET lease_owner = $1, leased_until = now() + $2 * interval '1 millisecond',
             given_up = true, updated_at = now()
       WHERE id IN (SELECT id FROM orders
                     WHERE state = 'PENDING' AND leased_until <= now()
                       AND (given_up OR leased_until <= now() - $3 * interval '1 millisecond')
                     ORDER BY leased_until
                     LIMIT $4
                       FOR UPDATE SKIP LOCKED)
      RETURNING id, trace_context
      """;

  private final Database database;

  /** The abandoned orders of one database. */
  public AbandonedOrders(Database database) {
    this.database = database;
  }

  /**
   * A leased abandoned order.
   *
   * @param lease the lease on the order
   * @param traceContext the trace of the request that placed it
   */
  public record Abandoned(Claim.Lease lease, Map<String, String> traceContext) {}

  /**
   * Leases abandoned orders to give them up. From then on no request resumes them, even if giving
   * up fails. Safe with several replicas: each order goes to one.
   *
   * @param limit the maximum number of orders
   * @param lease after this time an order that could not be given up is due again, without grace
   * @param grace how long after its lease has expired a client may still resume its order
   */
  public Future<List<Abandoned>> lease(int limit, Duration lease, Duration grace) {
    UUID owner = UUID.randomUUID();
    return database
        .background()
        .preparedQuery(LEASE)
        .execute(Tuple.of(owner, lease.toMillis(), grace.toMillis(), limit))
        .map(rows -> rows.stream().map(row -> abandoned(row, owner)).toList());
  }

  private static Abandoned abandoned(Row row, UUID owner) {
    return new Abandoned(
        new Claim.Lease(row.getUUID("id"), owner),
        OrderRows.carrier(row.getJsonObject("trace_context")));
  }
}
