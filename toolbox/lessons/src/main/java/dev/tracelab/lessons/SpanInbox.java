package dev.tracelab.lessons;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.RemoteReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.thrift.internal.senders.UdpSender;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Receives the spans of one run of a program, over UDP as an agent does, or over OTLP. It knows
 * when all are there: datagrams arrive in the order in which they were sent, so it sends one of its
 * own at the end; and an OTLP exporter waits for its response.
 */
final class SpanInbox implements AutoCloseable {

  private static final String END = "end-of-run";
  private static final Duration BOUND = Duration.ofSeconds(10);

  private final EmbeddedJaeger jaeger;
  private final UdpTee tee;

  private SpanInbox(EmbeddedJaeger jaeger, UdpTee tee) {
    this.jaeger = jaeger;
    this.tee = tee;
  }

  /**
   * Opens an empty one.
   *
   * @param agent also gets the spans; null for none
   */
  static SpanInbox open(Vertx vertx, URI agent) throws Exception {
    EmbeddedJaeger jaeger =
        get(EmbeddedJaeger.start(vertx, EmbeddedJaegerConfig.defaults().withPortsFromSystem()));
    InetSocketAddress inbox =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), jaeger.compactPort());
    return new SpanInbox(jaeger, agent == null ? null : new UdpTee(inbox, address(agent), END));
  }

  private static InetSocketAddress address(URI agent) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getAllByName(agent.getHost())[0], agent.getPort());
  }

  private int port() {
    return tee == null ? jaeger.compactPort() : tee.port();
  }

  /** Sends a program's spans here, all of them. */
  Map<String, String> environment() {
    return Map.of(
        "JAEGER_AGENT_HOST", "127.0.0.1",
        "JAEGER_AGENT_PORT", String.valueOf(port()),
        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + jaeger.otlpPort(),
        "JAEGER_SAMPLER_TYPE", "const",
        "JAEGER_SAMPLER_PARAM", "1");
  }

  /** All spans of the program, once it has ended. */
  Trace spans() throws Exception {
    TraceFetcher fetcher = new TraceFetcher(URI.create("http://127.0.0.1:" + jaeger.queryPort()));
    String end = sendEnd();
    fetcher.fetchUntil(end, trace -> !trace.spans().isEmpty(), BOUND).get();
    Trace all = fetcher.fetchAll().get();
    return new Trace(all.spans().stream().filter(span -> !span.service().equals(END)).toList());
  }

  /** Sends a span, and returns the id of its trace. */
  private String sendEnd() throws Exception {
    RemoteReporter reporter =
        new RemoteReporter.Builder().withSender(new UdpSender("127.0.0.1", port(), 0)).build();
    try (JaegerTracer tracer =
        new JaegerTracer.Builder(END)
            .withSampler(new ConstSampler(true))
            .withReporter(reporter)
            .build()) {
      Span span = tracer.buildSpan(END).start();
      span.finish();
      return span.context().toTraceId();
    }
  }

  @Override
  public void close() {
    if (tee != null) {
      tee.close();
    }
    jaeger.close().await();
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(BOUND.toSeconds(), TimeUnit.SECONDS);
  }
}
