package dev.tracelab.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.OrphanedProcesses;
import dev.tracelab.lab.parts.Port;
import dev.tracelab.lab.parts.PortPlan;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a real PostgreSQL. */
class DatabaseFaultInjectorTest {

  private LabFolder folder;
  private int port;
  private DatabaseFaultInjector database;

  @BeforeEach
  void start(@TempDir Path home) {
    folder = new LabFolder(home);
    folder.create();
    new StateFile(folder).write(LabState.of(ProcessId.of("lab", ProcessHandle.current())));
    port = PortPlan.of(Map.of(Port.POSTGRES, 0)).number(Port.POSTGRES);
    database = new DatabaseFaultInjector(folder, port);
    database.recover();
  }

  @AfterEach
  void stop() {
    database.close();
    assertThat(new OrphanedProcesses(folder).find()).isEmpty();
  }

  @Test
  void committedDataSurvivesAKill() throws SQLException {
    assertThat(ask("SHOW synchronous_commit")).isEqualTo("on");
    ask("CREATE TABLE notes AS SELECT 'kept' AS note; SELECT 1");

    database.inject(Fault.KILLED);
    assertThatThrownBy(() -> ask("SELECT 1")).isInstanceOf(SQLException.class);
    database.recover();

    assertThat(ask("SELECT note FROM notes")).isEqualTo("kept");
  }

  @Test
  void afterAFreezeItRespondsAgain() throws SQLException {
    database.inject(Fault.FROZEN);
    assertThatThrownBy(() -> ask("SELECT 1")).isInstanceOf(SQLException.class);
    database.recover();

    assertThat(ask("SELECT 1")).isEqualTo("1");
  }

  @Test
  void anOrphanedFrozenServerIsStoppedWithAllItsProcesses() {
    ProcessHandle postmaster = new OrphanedProcesses(folder).find().get(0).find().orElseThrow();
    List<ProcessId> all =
        Stream.concat(Stream.of(postmaster), postmaster.children())
            .map(process -> ProcessId.of("postgres", process))
            .toList();
    database.inject(Fault.FROZEN);

    new OrphanedProcesses(folder).stop();

    assertThat(all).hasSizeGreaterThan(2).allMatch(process -> process.find().isEmpty());
  }

  /** The first value of the last result. */
  private String ask(String sql) throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/orders?loginTimeout=1&socketTimeout=5".formatted(port);
    try (Connection connection = DriverManager.getConnection(url, "orders", "orders");
        var statement = connection.createStatement()) {
      statement.execute(sql);
      while (statement.getResultSet() == null) {
        statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
