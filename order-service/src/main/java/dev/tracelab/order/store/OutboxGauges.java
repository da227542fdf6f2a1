package dev.tracelab.order.store;

import dev.tracelab.kit.lifecycle.PolledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Duration;

/** Gauges of the outbox. All replicas show the same values: the database's. */
public final class OutboxGauges {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

  private static final String SNAPSHOT =
      """
      SELECT count(*) AS rows,
             coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest_seconds
        FROM outbox
      """;

  private OutboxGauges() {}

  /**
   * Gauges that poll the database while they are deployed.
   *
   * @param pool an untraced one
   */
  public static PolledGauges<Row> create(MeterRegistry meters, Pool pool) {
    return new PolledGauges<>(meters, POLL_INTERVAL, () -> snapshot(pool))
        .show("outbox.rows", "Confirmed orders waiting for fulfilment.", row -> row.getLong("rows"))
        .show(
            "outbox.oldest.age.seconds",
            "The age of the oldest order waiting for fulfilment.",
            row -> row.getDouble("oldest_seconds"));
  }

  private static Future<Row> snapshot(Pool pool) {
    return pool.preparedQuery(SNAPSHOT).execute().map(rows -> rows.iterator().next());
  }
}
