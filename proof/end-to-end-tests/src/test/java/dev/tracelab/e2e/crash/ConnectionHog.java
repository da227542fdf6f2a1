package dev.tracelab.e2e.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes all connections of a PostgreSQL server and terminates those of the services. */
final class ConnectionHog implements AutoCloseable {

  private static final String NAME = "connection-hog";
  private static final String TERMINATE =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE usename IN ('orders', 'inventory') AND application_name <> '%s'
      """
          .formatted(NAME);

  private final String database;
  private final List<Connection> taken = new ArrayList<>();
  private boolean closed;

  private ConnectionHog(String database) {
    this.database = database;
  }

  /** Takes connections of the server at this port on loopback until it is closed. */
  static ConnectionHog at(int port) {
    ConnectionHog hog = new ConnectionHog("jdbc:postgresql://127.0.0.1:" + port + "/orders");
    DaemonThreads.daemon(NAME, hog::takeAll);
    return hog;
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      for (Connection connection : taken) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void takeAll() {
    while (takeOne()) {
      Polling.pause();
    }
  }

  private synchronized boolean takeOne() {
    if (!closed) {
      try {
        taken.add(connect("orders"));
      } catch (SQLException full) {
        terminateOthers();
      }
    }
    return !closed;
  }

  /** As a superuser, for whom PostgreSQL reserves three connections. */
  private void terminateOthers() {
    try (Connection superuser = connect("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute(TERMINATE);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(
        database + "?user=%s&password=%s&ApplicationName=%s".formatted(user, user, NAME));
  }
}
