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
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
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
 * PostgreSQL, the embedded Jaeger and one replica of each service, to be killed. Started once for
 * all tests; each finds it running.
 */
final class CrashLab implements AutoCloseable {

  /** Of the request that placed an order, out of its W3C trace context. */
  private static final String TRACE_ID = "split_part(trace_context->>'traceparent', '-', 2)";

  private static final Duration BOUND = Duration.ofSeconds(30);

  /** The gateway reports in its own time; where it was killed its root never comes. */
  private static final Duration ROOT_BOUND = Duration.ofSeconds(5);

  private final Vertx vertx = Vertx.vertx();
  private final Path folder = Path.of("target", "crash-lab").toAbsolutePath();
  private final List<String> cases = new ArrayList<>();
  private final EmbeddedJaeger jaeger;
  private final PostgresServer postgres;
  private final ServiceDatabase orders;
  private final ServiceDatabase inventory;
  private final SnapshotReader books;
  private final TraceStore traces;
  private final SuiteReplica replica;

  private CrashLab() throws IOException {
    LabFolder lab = new LabFolder(folder);
    lab.create();
    EmbeddedJaegerConfig config = EmbeddedJaegerConfig.defaults().withPortsFromSystem();
    traces = new TraceStore(config.maxTraces(), config.maxBytes());
    jaeger = EmbeddedJaeger.start(vertx, config, traces).await();
    postgres = PostgresServer.start(lab, Ports.free(), List.of("orders", "inventory"));
    books = SnapshotReader.on(postgres.port());
    orders = new ServiceDatabase("orders", postgres.port());
    inventory = new ServiceDatabase("inventory", postgres.port());
    replica = startReplica("a", Map.of());
  }

  static CrashLab start() throws IOException {
    return new CrashLab();
  }

  /** One more process of each service, on the same databases. */
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

  /** Waits until nothing is under way any more, and checks all there is. */
  void audit() {
    Polling.until(
        () -> "everything comes to its end: " + books.unfinished(),
        () -> books.unfinished().isNone());
    assertThat(violationsOf(InvariantAudit.of(books.read()).findings())).isEmpty();
  }

  /**
   * Work on orders must be told in the traces of the requests that placed them, and nowhere else.
   */
  void auditTraces() {
    TraceAudit told = TraceAudit.of(traces.newestFirst());
    assertThat(violationsOf(told.findings(books.read()))).isEmpty();
  }

  /** Keeps a line for the table that is printed in the end. */
  void note(String line) {
    cases.add(line);
  }

  /** The state of the only order with this key; empty when there is none. */
  String stateOf(PlacementRequest request) {
    return only("SELECT state || coalesce(' ' || reason, '') FROM orders", request);
  }

  String idOf(PlacementRequest request) {
    return only("SELECT id FROM orders", request);
  }

  /** The state of the order's payment; empty when there is none. */
  String paymentOf(PlacementRequest request) {
    return String.join(
        ",",
        orders.query(
            "SELECT state FROM payment_authorisations WHERE order_id = ?::uuid", idOf(request)));
  }

  /** The state of the order's stock; empty when none was ever reserved. */
  String reservationOf(PlacementRequest request) {
    return String.join(
        ",", inventory.query("SELECT state FROM reservations WHERE id = ?::uuid", idOf(request)));
  }

  /** The trace of the order with this key, once it tells all of this, or as it is in the end. */
  RecoveryTrace traceOf(PlacementRequest request, List<String> operations) {
    String traceId = only("SELECT " + TRACE_ID + " FROM orders", request);
    TraceFetcher fetcher = new TraceFetcher(URI.create("http://127.0.0.1:" + jaeger.queryPort()));
    return new RecoveryTrace(
        fetcher
            .fetchUntil(traceId, seen -> RecoveryTrace.hasAll(seen, operations), BOUND)
            .thenCompose(told -> fetcher.fetchUntil(traceId, RecoveryTrace::hasRoot, ROOT_BOUND))
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
