package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  private static LabFolder folder;

  /** One for all: unpacking the programs takes longer than all the tests. */
  @BeforeAll
  static void createFolder(@TempDir Path home) {
    folder = new LabFolder(home);
    folder.create();
  }

  @Test
  void eachServiceHasItsOwnDatabase() throws SQLException {
    int port = PortPlan.of(Map.of(Port.POSTGRES, 0)).number(Port.POSTGRES);
    PostgresServer server = PostgresServer.start(folder, port, List.of("orders", "inventory"));

    assertThat(owner(port, "orders")).isEqualTo("orders 17");
    assertThat(owner(port, "inventory")).isEqualTo("inventory 17");
    assertThat(PostgresServer.find(folder)).contains(server.id());

    server.close();
    assertThat(server.id().find()).isEmpty();
    assertThat(PostgresServer.data(folder)).doesNotExist();
  }

  @Test
  void itsDataIsNewEachTime() throws SQLException {
    int port = PortPlan.of(Map.of(Port.POSTGRES, 0)).number(Port.POSTGRES);
    PostgresServer first = PostgresServer.start(folder, port, List.of("orders"));
    execute(port, "CREATE TABLE left_over ()");
    first.close();

    PostgresServer second = PostgresServer.start(folder, port, List.of("orders"));

    assertThatThrownBy(() -> execute(port, "SELECT * FROM left_over"))
        .isInstanceOf(SQLException.class);
    second.close();
  }

  @Test
  void aFailedStartIsExplainedAndLeavesNothingBehind() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  PostgresServer.start(
                      folder, taken.getLocalPort(), List.of("orders"), Duration.ofSeconds(2)))
          .isInstanceOf(LabException.class)
          .hasMessageStartingWith("PostgreSQL did not start: ")
          .hasMessageContaining("could not create any TCP/IP sockets")
          .hasMessageEndingWith("(the full log is .lab/logs/postgresql.log).");
      assertThat(new OrphanedProcesses(folder).find()).isEmpty();
    }
  }

  @Test
  void rootWithoutUserNamespacesIsAdvisedToUseAnotherUser() {
    assertThat(
            PostgresDiagnosis.sentence(
                folder, List.of("initdb: error: cannot be run as root", "hint")))
        .endsWith("run the lab as an ordinary user.");
  }

  @Test
  void aFullDiskIsReported() {
    assertThat(PostgresDiagnosis.sentence(folder, List.of("FATAL: No space left on device")))
        .startsWith("There is no space for PostgreSQL's data");
  }

  private static void execute(int port, String statement) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:%d/orders".formatted(port);
    try (Connection connection = DriverManager.getConnection(url, "orders", "orders")) {
      connection.createStatement().execute(statement);
    }
  }

  private static String owner(int port, String database) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    try (Connection connection = DriverManager.getConnection(url, database, database);
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT pg_get_userbyid(datdba) || ' ' || current_setting('server_version_num')::int / 10000"
                        + " FROM pg_database WHERE datname = current_database()")) {
      row.next();
      return row.getString(1);
    }
  }
}
