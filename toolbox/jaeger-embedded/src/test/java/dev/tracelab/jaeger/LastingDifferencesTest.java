package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.binary;
import static dev.tracelab.jaeger.Batches.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The differences from the real Jaeger listed in docs/learn/embedded-and-real.md. */
final class LastingDifferencesTest {

  private RunningBackend backend;

  @BeforeEach
  void start() throws Exception {
    backend = RunningBackend.start(new EmbeddedJaegerConfig("127.0.0.1", 0, 0, 0, 2, 1024 * 1024));
  }

  @AfterEach
  void stop() throws Exception {
    backend.close();
  }

  @Test
  void aBodyBeyondFourMebibytesIsRefused() {
    int status = backend.post(new byte[4 * 1024 * 1024 + 1], "application/x-thrift").statusCode();

    assertThat(status).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "snappy", "lz4"})
  void onlyGzipAndDeflateAreAccepted(String encoding) {
    HttpRequest request =
        HttpRequest.newBuilder(backend.collector())
            .header("content-type", "application/x-thrift")
            .header("content-encoding", encoding)
            .POST(BodyPublishers.ofByteArray(binary(batch("orders", span(1, 1, 0, "GET")))))
            .build();

    assertThat(backend.send(request).statusCode()).isEqualTo(400);
    assertThat(backend.send(request).body()).contains("gzip, deflate or none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/traces?service=x&limit=0",
        "/api/traces?service=x&limit=3",
        "/api/v3/traces?query.startTimeMin=2026-01-01T00:00:00Z"
            + "&query.startTimeMax=2026-01-02T00:00:00Z&query.searchDepth=3",
        "/api/dependencies?endTs=1000000&lookback=-5"
      })
  void aNumberOutOfRangeIsTheCallersMistake(String path) {
    assertThat(backend.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void anEmptyPacketIsDropped() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      int[] ports = {backend.jaeger().compactPort(), backend.jaeger().binaryPort()};
      for (int port : ports) {
        InetAddress host = InetAddress.getLoopbackAddress();
        socket.send(new DatagramPacket(new byte[0], 0, host, port));
      }
    }
    assertThat(backend.post(batch("orders", span(1, 1, 0, "GET"))).statusCode()).isEqualTo(202);
  }

  @Test
  void aServiceIsRemovedWithItsLastTrace() {
    backend.post(batch("gone", span(1, 1, 0, "GET")));
    backend.post(batch("kept", span(2, 1, 0, "GET")));
    backend.post(batch("kept", span(3, 1, 0, "GET")));

    assertThat(backend.json("/api/services").getJsonArray("data")).containsExactly("kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/monitor", "/api/metrics/calls?service=x", "/api/quality-metrics"})
  void missingFeaturesAreNotFound(String path) {
    assertThat(backend.get(path).statusCode()).isEqualTo(404);
  }
}
