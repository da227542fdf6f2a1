package dev.tracelab.jaeger;

import dev.tracelab.jaeger.ingest.CollectorServer;
import dev.tracelab.jaeger.ingest.Intake;
import dev.tracelab.jaeger.ingest.UdpReceiver;
import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The start of a backend: all its parts at once, and if one fails, none. */
final class Starting {

  private final String host;
  private final Intake intake;
  private final Future<QueryServer> query;
  private final Future<CollectorServer> collector;
  private final Future<CollectorServer> otlp;
  private final Future<UdpReceiver> compact;
  private final Future<UdpReceiver> binary;

  private Starting(Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    host = config.host();
    intake = Intake.into(store);
    query = named("query", config.queryPort(), QueryServer.start(vertx, config, store));
    collector =
        named(
            "collector",
            config.collectorPort(),
            CollectorServer.thrift(vertx, host, config.collectorPort(), intake));
    otlp =
        named(
            "OTLP",
            config.otlpPort(),
            CollectorServer.otlp(vertx, host, config.otlpPort(), intake));
    compact =
        named(
            "UDP compact",
            config.compactPort(),
            UdpReceiver.compact(vertx, host, config.compactPort(), intake));
    binary =
        named(
            "UDP binary",
            config.binaryPort(),
            UdpReceiver.binary(vertx, host, config.binaryPort(), intake));
  }

  static Starting of(Vertx vertx, EmbeddedJaegerConfig config, TraceStore store) {
    return new Starting(vertx, config, store);
  }

  /** The backend, or a failure that names the port that could not be had. */
  Future<EmbeddedJaeger> jaeger() {
    return Future.join(query, collector, otlp, compact, binary)
        .map(
            all ->
                EmbeddedJaeger.of(
                    query.result(),
                    collector.result(),
                    otlp.result(),
                    compact.result(),
                    binary.result(),
                    intake))
        .recover(this::closeStarted);
  }

  private <T> Future<T> named(String purpose, int port, Future<T> start) {
    return start.recover(e -> PortUnavailable.future(purpose, host, port, e));
  }

  private Future<EmbeddedJaeger> closeStarted(Throwable failure) {
    return Future.join(
            query.compose(QueryServer::close),
            collector.compose(CollectorServer::close),
            otlp.compose(CollectorServer::close),
            compact.compose(UdpReceiver::close),
            binary.compose(UdpReceiver::close))
        .transform(closed -> Future.failedFuture(failure));
  }
}
