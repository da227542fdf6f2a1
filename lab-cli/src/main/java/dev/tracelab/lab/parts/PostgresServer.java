package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.process.LogFile;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Stop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL 17 with a database for each service that has one. Its data is new each time, so
 * that every lab starts from the same seeds.
 */
public final class PostgresServer {

  /** Its name among the processes, and of its log. */
  public static final String NAME = "postgresql";

  private static final Duration START_BOUND = Duration.ofSeconds(15);

  private final EmbeddedPostgres postgres;
  private final ProcessId id;

  private PostgresServer(EmbeddedPostgres postgres, ProcessId id) {
    this.postgres = postgres;
    this.id = id;
  }

  /**
   * Starts the server and creates the databases, each owned by a role of the same name.
   *
   * @throws LabException if it does not start; says why and what to do
   */
  public static PostgresServer start(LabFolder folder, int port, List<String> databases) {
    return start(folder, port, databases, START_BOUND);
  }

  /** The same with another bound for the server's start, its data being there already. */
  static PostgresServer start(
      LabFolder folder, int port, List<String> databases, Duration startBound) {
    Path log = folder.log(NAME);
    try {
      Files.deleteIfExists(log);
      EmbeddedPostgres postgres = builder(folder, port, log).setPGStartupWait(startBound).start();
      createDatabases(postgres, databases);
      return new PostgresServer(postgres, PostmasterFile.of(data(folder)).process().orElseThrow());
    } catch (IOException | SQLException | RuntimeException e) {
      PostmasterFile.of(data(folder)).process().ifPresent(PostgresServer::stopHalfStarted);
      throw new LabException(PostgresTrouble.sentence(folder, LogFile.tail(log, 20)), e);
    }
  }

  /** Where its data lies. */
  public static Path data(LabFolder folder) {
    return folder.postgres().resolve("data");
  }

  /** The port it listens on, on loopback. */
  public int port() {
    return postgres.getPort();
  }

  /** The server process, parent of all its others. */
  public ProcessId id() {
    return id;
  }

  /** Ends its connections, stops it and removes its data. */
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new LabException("PostgreSQL could not be stopped: " + e.getMessage() + ".", e);
    }
  }

  private static void stopHalfStarted(ProcessId id) {
    id.find().ifPresent(process -> Stop.politely(process, START_BOUND));
  }

  private static EmbeddedPostgres.Builder builder(LabFolder folder, int port, Path log) {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder.postgres().toFile())
        .setDataDirectory(data(folder))
        .setCleanDataDirectory(true)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("shared_buffers", "32MB")
        .setServerConfig("max_connections", "60")
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setErrorRedirector(Redirect.appendTo(log.toFile()));
  }

  private static void createDatabases(EmbeddedPostgres postgres, List<String> databases)
      throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : databases) {
        statement.execute("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(name));
        statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
      }
    }
  }
}
