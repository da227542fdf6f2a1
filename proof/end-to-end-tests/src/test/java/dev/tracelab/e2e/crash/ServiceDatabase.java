package dev.tracelab.e2e.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Access to the database of one service. */
record ServiceDatabase(String name, int port) {

  /** Returns the first column of all rows as text. */
  List<String> query(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes a lock in a transaction that stays open; waits for the current holders. */
  Lock lock(String sql, Object... values) {
    try {
      Connection connection = connect();
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, values);
        statement.execute();
      }
      return new Lock(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until a statement that contains this text waits for a lock. */
  void awaitWaiting(String statement) {
    Polling.until("'" + statement + "' waits for a lock", () -> waits(statement));
  }

  private boolean waits(String statement) {
    String sql =
        """
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND strpos(query, ?) > 0
        """;
    return !query(sql, statement).isEmpty();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name, name, name);
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** A transaction that holds locks until it is closed. */
  record Lock(Connection connection) implements AutoCloseable {

    @Override
    public void close() {
      try (connection) {
        connection.rollback();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
