package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.LogFile;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Processes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A real PostgreSQL 17 with a database for each service that needs one. Its data is new each time,
 * so that every lab starts from the same seed data.
 */
public final class PostgresServer {

  /** Its name among the processes, and that of its log. */
  public static final String NAME = "postgresql";

  private static final Duration START_TIMEOUT = Duration.ofSeconds(15);

  private final EmbeddedPostgres postgres;
  private final ProcessId id;
  private final Path data;

  private PostgresServer(EmbeddedPostgres postgres, Path data) {
    this.postgres = postgres;
    this.id = process(data).orElseThrow();
    this.data = data;
  }

  /**
   * Starts the server with databases that are each owned by a role of the same name.
   *
   * @throws LabException if it does not start; the message names the cause and a remedy
   */
  public static PostgresServer start(LabFolder folder, int port, List<String> databases) {
    return start(folder, port, databases, START_TIMEOUT);
  }

  static PostgresServer start(
      LabFolder folder, int port, List<String> databases, Duration timeout) {
    PostgresDiagnosis.requireUsableAccount();
    return startOn(
        folder,
        data -> {
          Files.deleteIfExists(folder.log(NAME));
          initialise(data, folder, port, databases, timeout);
          return launch(folder, data, port, timeout);
        });
  }

  /**
   * Starts a server on the data of an earlier one, however that ended.
   *
   * @throws LabException if it does not start
   */
  public static PostgresServer resume(LabFolder folder, int port) {
    return startOn(folder, data -> launch(folder, data, port, START_TIMEOUT));
  }

  /** The folder of its data. */
  public static Path data(LabFolder folder) {
    return folder.postgres().resolve("data");
  }

  /** The server of a project, if it runs. */
  static Optional<ProcessId> find(LabFolder folder) {
    return process(data(folder));
  }

  /**
   * Reads {@code postmaster.pid}, which remains after a crash. Its lines: pid, data folder, start
   * time in seconds since 1970, port, … The start time excludes a later process with the same pid.
   */
  private static Optional<ProcessId> process(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      long pid = Long.parseLong(lines.get(0).strip());
      long startedMillis = 1_000 * Long.parseLong(lines.get(2).strip());
      return ProcessHandle.of(pid)
          .map(process -> ProcessId.of(NAME, process))
          .filter(id -> Math.abs(id.startedMillis() - startedMillis) < 5_000);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The loopback port it listens on. */
  public int port() {
    return postgres.getPort();
  }

  /** The server process, parent of all its others. */
  public ProcessId id() {
    return id;
  }

  /** Closes its connections, stops it and removes its data. */
  public void close() {
    stop();
    try {
      PostgresTemplate.delete(data);
    } catch (IOException e) {
      throw new LabException("PostgreSQL's data was not removed: " + e.getMessage() + ".", e);
    }
  }

  /** Stops it, if it still runs, and keeps its data for {@link #resume}. */
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new LabException("PostgreSQL could not be stopped: " + e.getMessage() + ".", e);
    }
  }

  private interface Launch {
    EmbeddedPostgres on(Path data) throws IOException, SQLException;
  }

  /** If the server does not start, stops its processes and throws a diagnosis. */
  private static PostgresServer startOn(LabFolder folder, Launch launch) {
    Path data = data(folder);
    try {
      return new PostgresServer(launch.on(data), data);
    } catch (IOException | SQLException | RuntimeException e) {
      process(data)
          .flatMap(ProcessId::find)
          .ifPresent(process -> Processes.stop(process, START_TIMEOUT));
      throw new LabException(
          PostgresDiagnosis.sentence(folder, LogFile.tail(folder.log(NAME), 20)), e);
    }
  }

  /** Creating a cluster takes a second or more, so it is created once and copied afterwards. */
  private static void initialise(
      Path data, LabFolder folder, int port, List<String> databases, Duration timeout)
      throws IOException, SQLException {
    PostgresTemplate template = PostgresTemplate.of(folder, databases);
    PostgresTemplate.delete(data);
    if (!template.exists()) {
      try (EmbeddedPostgres first = launch(folder, data, port, timeout)) {
        createDatabases(first, databases);
      }
      template.moveFrom(data);
    }
    template.copyTo(data);
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

  /** Starts a server on this data, or on a new cluster if there is none: small, loopback only. */
  private static EmbeddedPostgres launch(LabFolder folder, Path data, int port, Duration timeout)
      throws IOException {
    File log = folder.log(NAME).toFile();
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.postgres().toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(timeout)
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("shared_buffers", "32MB")
            .setServerConfig("max_connections", "60")
            // The library turns it off, and a killed server would then lose committed data.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            // The library connects to "localhost", which may be another address, or unknown.
            .setConnectConfig("socketFactory", LoopbackSocketFactory.class.getName())
            .setOutputRedirector(Redirect.appendTo(log))
            .setErrorRedirector(Redirect.appendTo(log))
            .start();
    // The library makes the folder of the programs world-writable.
    folder.restrictToOwner();
    return postgres;
  }
}
