package dev.tracelab.chaos.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Payment;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Product;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Reservation;
import dev.tracelab.chaos.plan.ChaosException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Reads both databases, which no service does: each reads only its own. PostgreSQL returns the rows
 * as JSON, with the names of the records they are mapped to.
 *
 * @param orders JDBC address of order-service's database
 * @param inventory JDBC address of inventory-service's database
 */
public record SnapshotReader(String orders, String inventory) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ORDERS =
      """
      SELECT coalesce(json_agg(o), '[]')
        FROM (SELECT id, idempotency_key AS key, state, reason, total_minor AS "totalMinor",
                     (SELECT coalesce(json_object_agg(sku, quantity), '{}')
                        FROM (SELECT item ->> 'sku' AS sku,
                                     sum((item ->> 'quantity')::bigint) AS quantity
                                FROM jsonb_array_elements(items) AS item GROUP BY 1) AS sums
                     ) AS items,
                     coalesce(split_part(trace_context ->> 'traceparent', '-', 2),
                              split_part(trace_context ->> 'uber-trace-id', ':', 1)) AS "traceId",
                     (extract(epoch FROM created_at) * 1000000)::bigint AS "createdMicros",
                     (extract(epoch FROM updated_at) * 1000000)::bigint AS "updatedMicros"
                FROM orders) AS o
      """;
  private static final String PAYMENTS =
      """
      SELECT coalesce(json_object_agg(order_id, json_build_object(
                 'state', state, 'amountMinor', amount_minor)), '{}')
        FROM payment_authorisations
      """;
  private static final String RESERVATIONS =
      """
      SELECT coalesce(json_object_agg(id, json_build_object(
                 'state', state,
                 'items', (SELECT coalesce(json_object_agg(sku, quantity), '{}')
                             FROM reservation_items WHERE reservation_id = id))), '{}')
        FROM reservations
      """;
  private static final String PRODUCTS =
      """
      SELECT coalesce(json_agg(p), '[]')
        FROM (SELECT sku, received, on_hand AS "onHand", reserved, shipped
                FROM products ORDER BY sku) AS p
      """;

  /**
   * Work that the services have not finished.
   *
   * @param orders that are neither fulfilled nor rejected
   * @param outbox rows that wait for delivery
   * @param reservations that are held
   */
  public record UnfinishedWork(long orders, long outbox, long reservations) {

    /** Whether everything is finished. */
    public boolean isNone() {
      return orders + outbox + reservations == 0;
    }
  }

  /** Reads the databases of the PostgreSQL on this loopback port. */
  public static SnapshotReader on(int postgresPort) {
    return new SnapshotReader(address(postgresPort, "orders"), address(postgresPort, "inventory"));
  }

  /** Role and password equal the name of the database. */
  private static String address(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, database, database);
  }

  /** Counts orders, outbox rows and reservations that are not in a final state. */
  public UnfinishedWork unfinished() {
    return new UnfinishedWork(
        count(orders, "orders WHERE state IN ('PENDING', 'CONFIRMED')"),
        count(orders, "outbox"),
        count(inventory, "reservations WHERE state = 'HELD'"));
  }

  /** Reads all rows. */
  public DatabaseSnapshot read() {
    return new DatabaseSnapshot(
        query(orders, ORDERS, new TypeReference<List<OrderRow>>() {}),
        query(orders, PAYMENTS, new TypeReference<Map<String, Payment>>() {}),
        count(orders, "outbox"),
        query(inventory, RESERVATIONS, new TypeReference<Map<String, Reservation>>() {}),
        query(inventory, PRODUCTS, new TypeReference<List<Product>>() {}));
  }

  private static long count(String database, String from) {
    return query(database, "SELECT count(*) FROM " + from, new TypeReference<Long>() {});
  }

  private static <T> T query(String database, String sql, TypeReference<T> type) {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return JSON.readValue(row.getString(1), type);
    } catch (SQLException | JsonProcessingException e) {
      throw new ChaosException("The databases cannot be read: " + e.getMessage() + '.', e);
    }
  }
}
