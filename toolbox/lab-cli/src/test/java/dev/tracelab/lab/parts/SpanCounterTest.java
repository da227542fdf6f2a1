package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Reading the counters of spans. */
class SpanCounterTest {

  private static final String METRICS =
      """
      # TYPE tracing_spans_dropped_total counter
      tracing_spans_dropped_total{service="order-service"} 48.0
      tracing_spans_reported_total{service="order-service"} 1200.0
      """;

  @Test
  void withoutTheCounterNoneWereDropped() {
    assertThat(countIn("jvm_threads_live_threads 12.0\n")).isZero();
  }

  @Test
  void theCounterIsReadWithAndWithoutLabels() {
    assertThat(countIn(METRICS)).isEqualTo(48);
    assertThat(countIn("tracing_spans_dropped_total 1.2E3\n")).isEqualTo(1_200);
  }

  @Test
  void itIsReadFromTheManagementApi() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = METRICS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI management = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    SpanCounter dropped =
        new SpanCounter(HttpClient.newHttpClient(), management, SpanCounter.DROPPED);

    assertThat(dropped.count()).isEqualTo(48);
    assertThat(
            new SpanCounter(HttpClient.newHttpClient(), management, SpanCounter.REPORTED).count())
        .isEqualTo(1_200);
    server.stop(0);
    assertThat(dropped.count()).isZero();
  }

  private static long countIn(String metrics) {
    return SpanCounter.countIn(metrics, SpanCounter.DROPPED);
  }
}
