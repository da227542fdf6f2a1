package dev.tracelab.lab.chaos.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.LabException;
import dev.tracelab.lab.chaos.audit.Books.OrderEntry;
import dev.tracelab.lab.chaos.audit.Books.Payment;
import dev.tracelab.lab.chaos.audit.Books.Product;
import dev.tracelab.lab.chaos.audit.Books.Reservation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the books of both databases, which no service does: each knows its own alone.
 *
 * @param orders JDBC address of order-service's database
 * @param inventory JDBC address of inventory-service's database
 */
public record BookReader(String orders, String inventory) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ORDERS =
      """
      SELECT id, idempotency_key, state, reason, items, total_minor,
             coalesce(split_part(trace_context ->> 'traceparent', '-', 2),
                      split_part(trace_context ->> 'uber-trace-id', ':', 1)) AS trace_id,
             (extract(epoch FROM created_at) * 1000000)::bigint AS created,
             (extract(epoch FROM updated_at) * 1000000)::bigint AS updated
        FROM orders
      """;
  private static final String PAYMENTS =
      "SELECT order_id, state, amount_minor FROM payment_authorisations";
  private static final String RESERVATIONS =
      """
      SELECT id, state,
             coalesce((SELECT jsonb_agg(jsonb_build_object('sku', sku, 'quantity', quantity))
                         FROM reservation_items WHERE reservation_id = id), '[]') AS items
        FROM reservations
      """;
  private static final String PRODUCTS =
      "SELECT sku, received, on_hand, reserved, shipped FROM products ORDER BY sku";

  /** The books that the services keep on the PostgreSQL at this port of loopback. */
  public static BookReader on(int postgresPort) {
    return new BookReader(address(postgresPort, "orders"), address(postgresPort, "inventory"));
  }

  /** How many orders, outbox rows and reservations are not final yet. */
  public Unsettled unsettled() {
    return read(
        orders,
        open ->
            new Unsettled(
                count(open, "orders WHERE state IN ('PENDING', 'CONFIRMED')"),
                count(open, "outbox"),
                read(inventory, stock -> count(stock, "reservations WHERE state = 'HELD'"))));
  }

  /** Everything. */
  public Books read() {
    return read(
        orders,
        placed ->
            read(
                inventory,
                stock ->
                    new Books(
                        list(placed, ORDERS, BookReader::order),
                        payments(placed),
                        count(placed, "outbox"),
                        reservations(stock),
                        list(stock, PRODUCTS, BookReader::product))));
  }

  /** A role has the name of its database, and so is its password. */
  private static String address(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, database, database);
  }

  private static OrderEntry order(ResultSet row) throws SQLException {
    return new OrderEntry(
        row.getString("id"),
        row.getString("idempotency_key"),
        row.getString("state"),
        row.getString("reason"),
        items(row.getString("items")),
        row.getObject("total_minor", Long.class),
        row.getString("trace_id"),
        row.getLong("created"),
        row.getLong("updated"));
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        row.getString("sku"),
        row.getLong("received"),
        row.getLong("on_hand"),
        row.getLong("reserved"),
        row.getLong("shipped"));
  }

  private static Map<String, Payment> payments(Statement statement) throws SQLException {
    Map<String, Payment> byOrder = new HashMap<>();
    try (ResultSet row = statement.executeQuery(PAYMENTS)) {
      while (row.next()) {
        byOrder.put(row.getString(1), new Payment(row.getString(2), row.getLong(3)));
      }
    }
    return byOrder;
  }

  private static Map<String, Reservation> reservations(Statement statement) throws SQLException {
    Map<String, Reservation> byOrder = new HashMap<>();
    try (ResultSet row = statement.executeQuery(RESERVATIONS)) {
      while (row.next()) {
        byOrder.put(row.getString(1), new Reservation(row.getString(2), items(row.getString(3))));
      }
    }
    return byOrder;
  }

  private static Map<String, Long> items(String json) throws SQLException {
    try {
      Map<String, Long> items = new TreeMap<>();
      for (JsonNode item : JSON.readTree(json)) {
        items.merge(item.get("sku").asText(), item.get("quantity").asLong(), Long::sum);
      }
      return items;
    } catch (JsonProcessingException e) {
      throw new SQLException("These are no items: " + json, e);
    }
  }

  private static long count(Statement statement, String from) throws SQLException {
    return list(statement, "SELECT count(*) FROM " + from, row -> row.getLong(1)).get(0);
  }

  private static <T> List<T> list(Statement statement, String sql, Reading<ResultSet, T> reading)
      throws SQLException {
    List<T> all = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(reading.read(row));
      }
    }
    return all;
  }

  private static <T> T read(String database, Reading<Statement, T> reading) {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      return reading.read(statement);
    } catch (SQLException e) {
      throw new LabException("The books cannot be read: " + e.getMessage() + '.', e);
    }
  }

  private interface Reading<S, T> {
    T read(S source) throws SQLException;
  }

  /**
   * What is still on its way.
   *
   * @param orders neither fulfilled nor rejected
   * @param outbox rows that wait for fulfilment
   * @param reservations held
   */
  public record Unsettled(long orders, long outbox, long reservations) {

    /** Whether nothing is. */
    public boolean isNothing() {
      return orders + outbox + reservations == 0;
    }
  }
}
