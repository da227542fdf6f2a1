package dev.tracelab.jaeger;

import dev.tracelab.jaeger.ingest.CollectorServer;
import dev.tracelab.jaeger.ingest.CompactReceiver;
import dev.tracelab.jaeger.ingest.Intake;
import dev.tracelab.jaeger.ingest.IntakeCounts;
import dev.tracelab.jaeger.store.StoreLimits;
import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The running backend: spans come in over Thrift, and go out through Jaeger's query API. */
public final class EmbeddedJaeger {

  private final QueryServer query;
  private final CollectorServer collector;
  private final CompactReceiver compact;

  private final Intake intake;

  private EmbeddedJaeger(
      QueryServer query, CollectorServer collector, CompactReceiver compact, Intake intake) {
    this.query = query;
    this.collector = collector;
    this.compact = compact;
    this.intake = intake;
  }

  /**
   * Starts all parts or none. A port that cannot be had fails the future with {@link
   * PortUnavailable}, whose message names the port.
   */
  public static Future<EmbeddedJaeger> start(Vertx vertx, EmbeddedJaegerConfig config) {
    StoreLimits limits = new StoreLimits(config.maxTraces(), config.maxBytes());
    return start(vertx, config, TraceStore.bounded(limits));
  }

  /**
   * The same over a store that is there already and outlives it; its limits are the store's own.
   */
  public static Future<EmbeddedJaeger> start(
      Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    Intake intake = Intake.into(store);
    String host = config.host();
    Future<QueryServer> query =
        QueryServer.start(vertx, config, store)
            .recover(e -> PortUnavailable.future("query", host, config.queryPort(), e));
    Future<CollectorServer> collector =
        CollectorServer.start(vertx, host, config.collectorPort(), intake)
            .recover(e -> PortUnavailable.future("collector", host, config.collectorPort(), e));
    Future<CompactReceiver> compact =
        CompactReceiver.start(vertx, host, config.compactPort(), intake)
            .recover(e -> PortUnavailable.future("UDP compact", host, config.compactPort(), e));
    return Future.join(query, collector, compact)
        .map(
            all -> new EmbeddedJaeger(query.result(), collector.result(), compact.result(), intake))
        .recover(failure -> closeStarted(query, collector, compact, failure));
  }

  /** The port of the query API and the viewer. */
  public int queryPort() {
    return query.port();
  }

  /** The port of Thrift over HTTP. */
  public int collectorPort() {
    return collector.port();
  }

  /** The UDP port of Thrift's compact protocol. */
  public int compactPort() {
    return compact.port();
  }

  /** What came in so far. */
  public IntakeCounts counts() {
    return intake.counts();
  }

  /** Stops listening; traces are forgotten with their store. */
  public Future<Void> close() {
    return Future.join(query.close(), collector.close(), compact.close()).mapEmpty();
  }

  private static Future<EmbeddedJaeger> closeStarted(
      Future<QueryServer> query,
      Future<CollectorServer> collector,
      Future<CompactReceiver> compact,
      Throwable failure) {
    return Future.join(
            query.compose(QueryServer::close),
            collector.compose(CollectorServer::close),
            compact.compose(CompactReceiver::close))
        .transform(closed -> Future.failedFuture(failure));
  }
}
