package dev.tracelab.e2e;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;

/** An embedded Jaeger for the spans of a program that a test starts. */
final class ReceivedSpans implements AutoCloseable {

  private static final Duration BOUND = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final EmbeddedJaeger jaeger =
      EmbeddedJaeger.start(vertx, new EmbeddedJaegerConfig("127.0.0.1", 0, 0, 0, 100, 1 << 20))
          .await();

  /** The value of {@code JAEGER_ENDPOINT}. */
  String endpoint() {
    return "http://127.0.0.1:" + jaeger.collectorPort() + "/api/traces";
  }

  /** The value of {@code JAEGER_AGENT_PORT}. */
  String agentPort() {
    return String.valueOf(jaeger.compactPort());
  }

  /** Compares a trace with a golden as soon as it matches, or when the time is up. */
  GoldenComparison compare(String traceId, Golden golden) {
    URI query = URI.create("http://127.0.0.1:" + jaeger.queryPort());
    return golden.compare(
        new TraceFetcher(query).fetchUntil(traceId, golden::matches, BOUND).join());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
