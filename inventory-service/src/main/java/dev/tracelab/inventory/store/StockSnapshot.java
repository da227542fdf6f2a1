package dev.tracelab.inventory.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;

/**
 * The warehouse at one moment, all products together.
 *
 * @param onHand units that can be sold
 * @param reserved units held for orders
 * @param shipped units that have left
 * @param soldOut products of which nothing can be sold
 * @param held reservations that are neither settled nor given back
 * @param overdue those among them whose time is over
 */
public record StockSnapshot(
    long onHand, long reserved, long shipped, long soldOut, long held, long overdue) {

  private static final String SQL =
      """
      SELECT sum(on_hand)::bigint AS on_hand, sum(reserved)::bigint AS reserved,
             sum(shipped)::bigint AS shipped, count(*) FILTER (WHERE on_hand = 0) AS sold_out,
             (SELECT count(*) FROM reservations WHERE state = 'HELD') AS held,
             (SELECT count(*) FROM reservations
               WHERE state = 'HELD' AND expires_at <= now()) AS overdue
        FROM products
      """;

  /**
   * Looks, in one statement, so that the numbers fit together.
   *
   * @param pool one that is never traced
   */
  public static Future<StockSnapshot> at(Pool pool) {
    return pool.preparedQuery(SQL).execute().map(rows -> of(rows.iterator().next()));
  }

  private static StockSnapshot of(Row row) {
    return new StockSnapshot(
        row.getLong("on_hand"),
        row.getLong("reserved"),
        row.getLong("shipped"),
        row.getLong("sold_out"),
        row.getLong("held"),
        row.getLong("overdue"));
  }
}
