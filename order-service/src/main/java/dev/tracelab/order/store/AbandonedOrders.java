package dev.tracelab.order.store;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.domain.Lease;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pending orders that nobody works on any more. Read untraced: most times there are none. */
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

  private AbandonedOrders(Database database) {
    this.database = database;
  }

  /** Abandoned orders of one database. */
  public static AbandonedOrders create(Database database) {
    return new AbandonedOrders(database);
  }

  /**
   * An abandoned order that is ours to end.
   *
   * @param lease ours, on the order
   * @param traceContext the trace that placed it
   */
  public record Abandoned(Lease lease, Map<String, String> traceContext) {}

  /**
   * Leases some of them, to be given up: from now on nobody goes on with them, whatever happens.
   * Several replicas may ask at once: each order goes to one.
   *
   * @param lease after which one that could not be ended is due again, without grace
   * @param grace how long after its lease has lapsed a client may still come back with its key
   */
  public Future<List<Abandoned>> lease(int most, Duration lease, Duration grace) {
    UUID owner = UUID.randomUUID();
    return database
        .background()
        .preparedQuery(LEASE)
        .execute(Tuple.of(owner, lease.toMillis(), grace.toMillis(), most))
        .map(
            rows -> {
              List<Abandoned> leased = new ArrayList<>();
              rows.forEach(row -> leased.add(read(row, owner)));
              return leased;
            });
  }

  private static Abandoned read(Row row, UUID owner) {
    return new Abandoned(
        new Lease(row.getUUID("id"), owner), OrderRows.carrier(row.getJsonObject("trace_context")));
  }
}
