package dev.tracelab.kit.testing;

import dev.tracelab.kit.sql.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, empty PostgreSQL database for a test class; the server behind it is started once per
 * JVM. Use it as a static {@code @RegisterExtension}.
 */
public final class EmbeddedDatabase implements BeforeAllCallback, AfterAllCallback {

  private static final String USER = "postgres";

  private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");

  private EmbeddedDatabase() {}

  public static EmbeddedDatabase create() {
    return new EmbeddedDatabase();
  }

  /** How a service reaches this database. */
  public DatabaseConfig config() {
    return new DatabaseConfig(
        "127.0.0.1",
        Server.RUNNING.getPort(),
        name,
        USER,
        "",
        8,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(6));
  }

  /** The same as environment variables. */
  public Map<String, String> environment() {
    return Map.of("DATABASE_URL", "postgresql://" + config().address(), "DATABASE_USER", USER);
  }

  /** Runs SQL beside the service, for what a test prepares or destroys. Blocks. */
  public void execute(String sql) {
    try (Connection connection = Server.RUNNING.getDatabase(USER, name).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row that SQL finds, as text; null when it finds none. Blocks. */
  public String query(String sql) {
    try (Connection connection = Server.RUNNING.getDatabase(USER, name).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    onServer("CREATE DATABASE " + name);
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    onServer("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static void onServer(String sql) throws SQLException {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Starts with its first use; the library stops it when the JVM ends. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setOverrideWorkingDirectory(programs())
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** One folder for each user: the library's own default belongs to the first. */
    private static File programs() {
      String name = "embedded-pg-" + System.getProperty("user.name");
      return new File(System.getProperty("java.io.tmpdir"), name);
    }
  }
}
