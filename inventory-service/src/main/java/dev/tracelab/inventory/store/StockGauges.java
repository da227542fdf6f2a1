package dev.tracelab.inventory.store;

import dev.tracelab.kit.lifecycle.PolledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Gauges of stock and reservations. All replicas show the same values: the database's. */
public final class StockGauges {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

  // One statement, so that the values are consistent.
  private static final String SNAPSHOT =
      """
      SELECT sum(on_hand)::bigint AS on_hand, sum(reserved)::bigint AS reserved,
             sum(shipped)::bigint AS shipped, count(*) FILTER (WHERE on_hand = 0) AS sold_out,
             (SELECT count(*) FROM reservations WHERE state = 'HELD') AS held,
             (SELECT count(*) FROM reservations
               WHERE state = 'HELD' AND expires_at <= now()) AS overdue
        FROM products
      """;

  private StockGauges() {}

  /**
   * Gauges that poll the database while they are deployed.
   *
   * @param pool an untraced one
   */
  public static PolledGauges<Row> create(MeterRegistry meters, Pool pool) {
    PolledGauges<Row> gauges = new PolledGauges<>(meters, POLL_INTERVAL, () -> snapshot(pool));
    showUnits(gauges, "on-hand", "on_hand");
    showUnits(gauges, "reserved", "reserved");
    showUnits(gauges, "shipped", "shipped");
    return gauges
        .show("stock.sold.out.products", "Products without units on hand.", column("sold_out"))
        .show("reservations.held", "Reservations that hold units.", column("held"))
        .show("reservations.overdue", "Held reservations past their expiry.", column("overdue"));
  }

  private static Future<Row> snapshot(Pool pool) {
    return pool.preparedQuery(SNAPSHOT).execute().map(rows -> rows.iterator().next());
  }

  private static void showUnits(PolledGauges<Row> gauges, String place, String column) {
    gauges.show("stock.units", "Units of all products, by place.", column(column), "place", place);
  }

  private static ToDoubleFunction<Row> column(String name) {
    return row -> row.getLong(name);
  }
}
