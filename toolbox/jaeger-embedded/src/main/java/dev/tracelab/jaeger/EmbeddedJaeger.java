package dev.tracelab.jaeger;

import dev.tracelab.jaeger.ingest.CollectorServer;
import dev.tracelab.jaeger.ingest.Intake;
import dev.tracelab.jaeger.ingest.IntakeCounts;
import dev.tracelab.jaeger.ingest.UdpReceiver;
import dev.tracelab.jaeger.store.StoreLimits;
import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The running backend: spans come in over Thrift or OTLP, and go out through Jaeger's query API.
 */
public final class EmbeddedJaeger {

  private final QueryServer query;
  private final CollectorServer collector;
  private final CollectorServer otlp;
  private final UdpReceiver compact;
  private final UdpReceiver binary;

  private final Intake intake;

  private EmbeddedJaeger(
      QueryServer query,
      CollectorServer collector,
      CollectorServer otlp,
      UdpReceiver compact,
      UdpReceiver binary,
      Intake intake) {
    this.query = query;
    this.collector = collector;
    this.otlp = otlp;
    this.compact = compact;
    this.binary = binary;
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
    return Starting.of(vertx, config, store).jaeger();
  }

  static EmbeddedJaeger of(
      QueryServer query,
      CollectorServer collector,
      CollectorServer otlp,
      UdpReceiver compact,
      UdpReceiver binary,
      Intake intake) {
    return new EmbeddedJaeger(query, collector, otlp, compact, binary, intake);
  }

  /** The port of the query API and the viewer. */
  public int queryPort() {
    return query.port();
  }

  /** The port of Thrift over HTTP. */
  public int collectorPort() {
    return collector.port();
  }

  /** The port of OTLP over HTTP. */
  public int otlpPort() {
    return otlp.port();
  }

  /** The UDP port of Thrift's compact protocol. */
  public int compactPort() {
    return compact.port();
  }

  /** The UDP port of Thrift's binary protocol. */
  public int binaryPort() {
    return binary.port();
  }

  /** What came in so far. */
  public IntakeCounts counts() {
    return intake.counts();
  }

  /** Stops listening; traces are forgotten with their store. */
  public Future<Void> close() {
    return Future.join(
            query.close(), collector.close(), otlp.close(), compact.close(), binary.close())
        .mapEmpty();
  }
}
