package dev.tracelab.e2e.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Others who take each connection that PostgreSQL has to give, and throw out who has one. */
final class ConnectionHog implements AutoCloseable {

  private static final String NAME = "crowd";
  private static final String THROW_OUT =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE usename IN ('orders', 'inventory') AND application_name <> '%s'
      """
          .formatted(NAME);

  private final String database;
  private final List<Connection> taken = new ArrayList<>();
  private boolean over;

  private ConnectionHog(String database) {
    this.database = database;
  }

  /** Comes to the server at this port of loopback, and stays until it is closed. */
  static ConnectionHog at(int port) {
    ConnectionHog crowd = new ConnectionHog("jdbc:postgresql://127.0.0.1:" + port + "/orders");
    DaemonThreads.daemon(NAME, crowd::push);
    return crowd;
  }

  @Override
  public synchronized void close() {
    over = true;
    try {
      for (Connection connection : taken) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void push() {
    while (takeOne()) {
      Polling.pause();
    }
  }

  private synchronized boolean takeOne() {
    if (!over) {
      try {
        taken.add(connect("orders"));
      } catch (SQLException full) {
        throwOutOthers();
      }
    }
    return !over;
  }

  /** A superuser gets in: PostgreSQL keeps three connections back for such. */
  private void throwOutOthers() {
    try (Connection superuser = connect("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute(THROW_OUT);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(
        database + "?user=%s&password=%s&ApplicationName=%s".formatted(user, user, NAME));
  }
}
