package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.binary;
import static dev.tracelab.jaeger.Batches.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThriftOverHttpTest {

  private static RunningBackend backend;

  @BeforeAll
  static void start() throws Exception {
    backend = RunningBackend.start();
  }

  @AfterAll
  static void stop() throws Exception {
    backend.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-thrift",
        "application/vnd.apache.thrift.binary",
        "Application/X-Thrift; charset=utf-8"
      })
  void aBatchIsAcceptedAndReadable(String contentType) {
    long trace = contentType.hashCode() & 0xffffffL;
    HttpResponse<String> response =
        backend.post(binary(batch("orders", span(trace, 1, 0, "POST /orders"))), contentType);
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(onlySpanOf(trace).getString("operationName")).isEqualTo("POST /orders");
  }

  @Test
  void anotherContentTypeIsRefused() {
    HttpResponse<String> response =
        backend.post(binary(batch("orders", span(2, 1, 0, "x"))), "application/json");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("application/x-thrift");
  }

  @Test
  void aTruncatedBatchIsRefusedWithASentence() {
    byte[] whole = binary(batch("orders", span(3, 1, 0, "x")));
    HttpResponse<String> response =
        backend.post(Arrays.copyOf(whole, whole.length / 2), "application/x-thrift");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith("The body is not a Jaeger batch in Thrift: ");
  }

  @Test
  void anEmptyBodyIsRefused() {
    assertThat(backend.post(new byte[0], "application/x-thrift").statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() {
    HttpResponse<String> response = backend.post(new byte[5 * 1024 * 1024], "application/x-thrift");
    assertThat(response.statusCode()).isEqualTo(413);
  }

  private static JsonObject onlySpanOf(long trace) {
    return backend
        .json("/api/traces/" + Long.toHexString(trace))
        .getJsonArray("data")
        .getJsonObject(0)
        .getJsonArray("spans")
        .getJsonObject(0);
  }
}
