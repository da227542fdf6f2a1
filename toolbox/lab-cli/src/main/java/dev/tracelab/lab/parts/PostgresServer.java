package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.process.LogFile;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Stop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
  private final Path data;

  private PostgresServer(EmbeddedPostgres postgres, ProcessId id, Path data) {
    this.postgres = postgres;
    this.id = id;
    this.data = data;
  }

  /**
   * Starts the server with databases that are each owned by a role of the same name.
   *
   * @throws LabException if it does not start; says why and what to do
   */
  public static PostgresServer start(LabFolder folder, int port, List<String> databases) {
    return start(new PostgresLaunch(folder, port, START_BOUND), databases);
  }

  static PostgresServer start(PostgresLaunch launch, List<String> databases) {
    PostgresTrouble.refuseHelplessRoot();
    LabFolder folder = launch.folder();
    Path data = data(folder);
    try {
      Files.deleteIfExists(folder.log(NAME));
      fill(data, launch, databases);
      EmbeddedPostgres postgres = launch.on(data);
      return new PostgresServer(postgres, PostmasterFile.of(data).process().orElseThrow(), data);
    } catch (IOException | SQLException | RuntimeException e) {
      stopHalfStarted(data);
      throw new LabException(
          PostgresTrouble.sentence(folder, LogFile.tail(folder.log(NAME), 20)), e);
    }
  }

  /**
   * Starts a server on the data that an earlier one left, however it ended.
   *
   * @throws LabException if it does not start
   */
  public static PostgresServer resume(LabFolder folder, int port) {
    Path data = data(folder);
    try {
      EmbeddedPostgres postgres = new PostgresLaunch(folder, port, START_BOUND).on(data);
      return new PostgresServer(postgres, PostmasterFile.of(data).process().orElseThrow(), data);
    } catch (IOException | RuntimeException e) {
      stopHalfStarted(data);
      throw new LabException(
          PostgresTrouble.sentence(folder, LogFile.tail(folder.log(NAME), 20)), e);
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
    letGo();
    try {
      Trees.delete(data);
    } catch (IOException e) {
      throw new LabException("PostgreSQL's data stays: " + e.getMessage() + ".", e);
    }
  }

  /** Stops it, if it still runs, and leaves its data to {@link #resume}. */
  public void letGo() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new LabException("PostgreSQL could not be stopped: " + e.getMessage() + ".", e);
    }
  }

  /** Making a cluster takes a second or more, so it is made once and copied from then on. */
  private static void fill(Path data, PostgresLaunch launch, List<String> databases)
      throws IOException, SQLException {
    PostgresTemplate template = PostgresTemplate.of(launch.folder(), databases);
    Trees.delete(data);
    if (!template.exists()) {
      try (EmbeddedPostgres first = launch.on(data)) {
        createDatabases(first, databases);
      }
      template.take(data);
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

  private static void stopHalfStarted(Path data) {
    PostmasterFile.of(data)
        .process()
        .flatMap(ProcessId::find)
        .ifPresent(process -> Stop.politely(process, START_BOUND));
  }
}
