package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.process.ReservedPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that requires passwords, unlike the lab's own. */
class WrongPasswordTest {

  private static final String WHO_MAY_COME_IN =
      """
      host all postgres 127.0.0.1/32 trust
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private PostgresServer postgres;

  @BeforeEach
  void start() throws Exception {
    LabFolder folder = new LabFolder(Path.of("target", "wrong-password"));
    folder.create();
    int port = ReservedPorts.reserve();
    postgres = PostgresServer.start(folder, port, List.of("orders"));
    Files.writeString(PostgresServer.data(folder).resolve("pg_hba.conf"), WHO_MAY_COME_IN);
    try (Connection connection = connect("postgres", "postgres", "")) {
      connection.createStatement().execute("SELECT pg_reload_conf()");
    }
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void aWrongPasswordIsOneSentenceThatNamesTheVariable() throws Exception {
    try (StartedService orders = orders("orders")) {
      orders.awaitReady();
      orders.await("passwords are asked for", () -> isRefused("wrong"));
    }

    try (StartedService orders = orders("wrong")) {
      assertThat(orders.exitStatus()).isEqualTo(2);
      assertThat(orders.errors())
          .containsExactly(
              ("order-service: The database 127.0.0.1:%d/orders cannot be used (FATAL: password"
                      + " authentication failed for user \"orders\"): check DATABASE_URL,"
                      + " DATABASE_USER and DATABASE_PASSWORD, and that PostgreSQL runs.")
                  .formatted(postgres.port()));
      assertThat(orders.output()).noneMatch(line -> line.startsWith("\tat "));
    }
  }

  private StartedService orders(String password) throws Exception {
    return StartedService.start(
        "order-service",
        Map.of(
            "DATABASE_URL",
            "postgresql://127.0.0.1:" + postgres.port() + "/orders",
            "DATABASE_USER",
            "orders",
            "DATABASE_PASSWORD",
            password));
  }

  private boolean isRefused(String password) {
    try (Connection connection = connect("orders", "orders", password)) {
      return connection.isClosed();
    } catch (SQLException refused) {
      return true;
    }
  }

  private Connection connect(String database, String user, String password) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database;
    return DriverManager.getConnection(url, user, password);
  }
}
