package dev.tracelab.e2e.crash;

import static dev.tracelab.chaos.audit.Finding.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.chaos.audit.InvariantAudit;
import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.chaos.audit.TraceAudit;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.process.ReservedPorts;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, the embedded Jaeger and one replica of each service, whose processes tests kill. It
 * is started once for all tests; each test finds it running.
 */
final class CrashLab implements AutoCloseable {

  /** SQL for the trace id of the request that placed an order. */
  private static final String TRACE_ID = "split_part(trace_context->>'traceparent', '-', 2)";

  private static final Duration BOUND = Duration.ofSeconds(30);

  /** The gateway's root span may arrive later; if the gateway was killed, it never arrives. */
  private static final Duration ROOT_BOUND = Duration.ofSeconds(5);

  private final Vertx vertx = Vertx.vertx();
  private final Path folder = Path.of("target", "crash-lab").toAbsolutePath();
  private final List<String> cases = new ArrayList<>();
  private final EmbeddedJaeger jaeger;
  private final PostgresServer postgres;
  private final ServiceDatabase orders;
  private final ServiceDatabase inventory;
  private final SnapshotReader snapshots;
  private final TraceStore traces;
  private final SuiteReplica replica;

  private CrashLab() throws IOException {
    LabFolder lab = new LabFolder(folder);
    lab.create();
    EmbeddedJaegerConfig config = EmbeddedJaegerConfig.defaults().withPortsFromSystem();
    traces = new TraceStore(config.maxTraces(), config.maxBytes());
    jaeger = EmbeddedJaeger.start(vertx, config, traces).await();
    postgres = PostgresServer.start(lab, ReservedPorts.reserve(), List.of("orders", "inventory"));
    snapshots = SnapshotReader.on(postgres.port());
    orders = new ServiceDatabase("orders", postgres.port());
    inventory = new ServiceDatabase("inventory", postgres.port());
    replica = startReplica("a", Map.of());
  }

  static CrashLab start() throws IOException {
    return new CrashLab();
  }

  /** Starts another process of each service on the same databases. */
  SuiteReplica startReplica(String name, Map<String, String> settings) throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs-" + name));
    return SuiteReplica.start(logs, postgres.port(), jaeger.collectorPort(), settings);
  }

  SuiteReplica replica() {
    return replica;
  }

  ServiceDatabase orders() {
    return orders;
  }

  ServiceDatabase inventory() {
    return inventory;
  }

  /** Waits until no work is left and checks all invariants. */
  void audit() {
    Polling.until(
        () -> "all work is finished: " + snapshots.unfinished(),
        () -> snapshots.unfinished().isNone());
    assertThat(violationsOf(InvariantAudit.of(snapshots.read()).findings())).isEmpty();
  }

  /** Checks that work on orders appears only in the traces of the requests that placed them. */
  void auditTraces() {
    TraceAudit audit = TraceAudit.of(traces.newestFirst());
    assertThat(violationsOf(audit.findings(snapshots.read()))).isEmpty();
  }

  /** Adds a line to the table that is printed at the end. */
  void addResult(String line) {
    cases.add(line);
  }

  /** The state of the order with this key; empty if there is none. */
  String stateOf(PlacementRequest request) {
    return only("SELECT state || coalesce(' ' || reason, '') FROM orders", request);
  }

  String idOf(PlacementRequest request) {
    return only("SELECT id FROM orders", request);
  }

  /** The state of the order's payment; empty if there is none. */
  String paymentOf(PlacementRequest request) {
    return String.join(
        ",",
        orders.query(
            "SELECT state FROM payment_authorisations WHERE order_id = ?::uuid", idOf(request)));
  }

  /** The state of the order's reservation; empty if there is none. */
  String reservationOf(PlacementRequest request) {
    return String.join(
        ",", inventory.query("SELECT state FROM reservations WHERE id = ?::uuid", idOf(request)));
  }

  /** The trace of an order once it has these operations, or at the end of the time. */
  RecoveryTrace traceOf(PlacementRequest request, List<String> operations) {
    String traceId = only("SELECT " + TRACE_ID + " FROM orders", request);
    TraceFetcher fetcher = new TraceFetcher(URI.create("http://127.0.0.1:" + jaeger.queryPort()));
    return new RecoveryTrace(
        fetcher
            .fetchUntil(traceId, seen -> RecoveryTrace.hasAll(seen, operations), BOUND)
            .thenCompose(trace -> fetcher.fetchUntil(traceId, RecoveryTrace::hasRoot, ROOT_BOUND))
            .join());
  }

  private String only(String select, PlacementRequest request) {
    List<String> found = orders.query(select + " WHERE idempotency_key = ?", request.key());
    assertThat(found).hasSizeLessThanOrEqualTo(1);
    return found.isEmpty() ? "" : found.get(0);
  }

  @Override
  public void close() throws IOException {
    System.out.println("\n=== All kill points\n" + String.join("\n", cases) + "\n");
    replica.close();
    postgres.close();
    jaeger.close().await();
    vertx.close().await();
  }
}
