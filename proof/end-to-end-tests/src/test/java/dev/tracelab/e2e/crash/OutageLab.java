package dev.tracelab.e2e.crash;

import static dev.tracelab.chaos.audit.Finding.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.chaos.audit.InvariantAudit;
import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.process.ReservedPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The three services, connected to PostgreSQL only through a {@link FaultyLink}. */
final class OutageLab implements AutoCloseable {

  // Shorter than by default, so that an outage of a few seconds exceeds them. An order's lease is
  // still longer than the gateway's deadline.
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
  private final SnapshotReader snapshots;
  private final FaultyLink line;
  private final SuiteReplica replica;
  private PostgresServer postgres;

  private OutageLab() throws IOException {
    folder.create();
    Path logs = Files.createDirectories(folder.home().resolve("logs"));
    postgres =
        PostgresServer.start(folder, ReservedPorts.reserve(), List.of("orders", "inventory"));
    snapshots = SnapshotReader.on(postgres.port());
    line = FaultyLink.to(postgres.port());
    replica = SuiteReplica.start(logs, line.port(), ReservedPorts.reserve(), SETTINGS);
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

  /** Fails if a service has ended, because this lab restarts none. */
  void awaitServicesReady() {
    List.of(replica.inventory(), replica.orders(), replica.gateway())
        .forEach(ServiceProcess::awaitReady);
  }

  /** Waits until no work is left and checks all invariants. */
  void audit() {
    Polling.until(
        () -> "all work is finished: " + snapshots.unfinished(),
        () -> snapshots.unfinished().isNone());
    assertThat(violationsOf(InvariantAudit.of(snapshots.read()).findings())).isEmpty();
  }

  /** The keys of fulfilled orders. */
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
