package dev.tracelab.e2e.crash;

import static dev.tracelab.chaos.audit.Finding.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.chaos.audit.InvariantAudit;
import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The three services, and a PostgreSQL to which their only way is a {@link FaultyLink}. */
final class OutageLab implements AutoCloseable {

  // Shorter than usual, so that a few seconds are as bad as a minute. An order's lease is longer
  // than the gateway's deadline, as it should be.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "DATABASE_ACQUIRE_TIMEOUT",
          "1s",
          "DATABASE_STATEMENT_TIMEOUT",
          "2s",
          "DATABASE_SILENCE_TIMEOUT",
          "3s",
          "ORDER_LEASE",
          "8s",
          "SWEEP_GRACE",
          "1s");

  private final LabFolder folder = new LabFolder(Path.of("target", "outage-lab"));
  private final SnapshotReader books;
  private final FaultyLink line;
  private final SuiteReplica replica;
  private PostgresServer postgres;

  private OutageLab() throws IOException {
    folder.create();
    Path logs = Files.createDirectories(folder.home().resolve("logs"));
    postgres = PostgresServer.start(folder, Ports.free(), List.of("orders", "inventory"));
    books = SnapshotReader.on(postgres.port());
    line = FaultyLink.to(postgres.port());
    replica = SuiteReplica.start(logs, line.port(), Ports.free(), SETTINGS);
  }

  static OutageLab start() throws IOException {
    return new OutageLab();
  }

  URI gateway() {
    return replica.address();
  }

  FaultyLink line() {
    return line;
  }

  int postgresPort() {
    return postgres.port();
  }

  void stopPostgres() {
    postgres.stop();
  }

  void startPostgres() {
    postgres = PostgresServer.resume(folder, postgres.port());
  }

  /** Fails when one of them has ended: none is ever started again here. */
  void awaitServicesReady() {
    List.of(replica.inventory(), replica.orders(), replica.gateway())
        .forEach(ServiceProcess::awaitReady);
  }

  /** Waits until nothing is under way any more, and checks all there is. */
  void audit() {
    Polling.until(
        () -> "everything comes to its end: " + books.unfinished(),
        () -> books.unfinished().isNone());
    assertThat(violationsOf(InvariantAudit.of(books.read()).findings())).isEmpty();
  }

  /** Keys of the orders that are fulfilled. */
  List<String> fulfilled() {
    return new ServiceDatabase("orders", postgres.port())
        .query("SELECT idempotency_key FROM orders WHERE state = 'FULFILLED'");
  }

  @Override
  public void close() throws IOException {
    replica.close();
    line.close();
    postgres.close();
  }
}
