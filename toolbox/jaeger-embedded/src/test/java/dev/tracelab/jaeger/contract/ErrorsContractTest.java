package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.binary;
import static dev.tracelab.jaeger.Batches.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backend refuses, and with which message; it continues afterwards. */
final class ErrorsContractTest {

  private static final String V3 =
      "query.startTimeMin=2025-12-31T00:00:00Z&query.startTimeMax=2026-01-02T00:00:00Z";

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = UniqueIds.trace();

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/x-protobuf", "nonsense"})
  void anotherContentTypeIsRefused(String contentType) {
    assertRefused(400, BACKEND.sender().post(oneSpan(), "content-type", contentType));
  }

  @Test
  void aBodyWithoutContentTypeIsRefused() {
    assertRefused(400, BACKEND.sender().post(oneSpan()));
  }

  @Test
  void anEmptyBodyIsRefused() {
    assertRefused(400, thrift(new byte[0]));
  }

  @Test
  void bytesThatAreNotThriftAreRefused() {
    assertRefused(400, thrift("{\"spans\": []}".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
  void aTruncatedBatchIsRefused(double part) {
    byte[] whole = oneSpan();

    assertRefused(400, thrift(Arrays.copyOf(whole, (int) (whole.length * part))));
  }

  @Test
  void anAgentMessageIsNotABatch() {
    byte[] message =
        Messages.emitBatch(batch("orders", span(trace, 1, 0, "GET")), TBinaryProtocol::new);

    assertRefused(400, thrift(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "nonsense"})
  void aBodyThatCannotBeDecompressedIsRefused(String encoding) {
    assertRefused(
        400,
        BACKEND
            .sender()
            .post(oneSpan(), "content-type", SpanSender.THRIFT, "content-encoding", encoding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void spansAreAcceptedOnlyWithPost(String method) {
    assertThat(BACKEND.sender().request(method, "/api/traces").statusCode()).isEqualTo(405);
  }

  @Test
  void anUnknownAddressOfTheCollectorIsNotFound() {
    assertThat(BACKEND.sender().request("POST", "/api/spans").statusCode()).isEqualTo(404);
  }

  /** None of them is empty: that one ends the real Jaeger 2.20.0. */
  @Test
  void nonsensePacketsAreIgnored() {
    for (int i = 1; i < 100; i += 5) {
      BACKEND.sender().packets(Arrays.copyOf(oneSpan(), i));
    }
    BACKEND.sender().compact(batch("orders", span(trace, 1, 0, "compact")));
    BACKEND.sender().binary(batch("orders", span(trace, 2, 1, "binary")));

    assertThat(BACKEND.client().trace(UniqueIds.hex(trace), 2).getJsonArray("spans")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/traces",
        "/api/traces?operation=x",
        "/api/traces?traceID=xyz",
        "/api/traces?service=x&start=soon",
        "/api/traces?service=x&end=1.5",
        "/api/traces?service=x&limit=many",
        "/api/traces?service=x&limit=5000000000",
        "/api/traces?service=x&minDuration=5",
        "/api/traces?service=x&maxDuration=long",
        "/api/traces?service=x&minDuration=2s&maxDuration=1s",
        "/api/traces?service=x&tag=nonsense",
        "/api/traces?service=x&tags=nonsense",
        "/api/traces?service=x&tags=%7B%22a%22:1%7D",
        "/api/traces/xyz",
        "/api/traces/-1",
        "/api/traces/0000000000000000000000000000000001",
        "/api/operations",
        "/api/operations?service=",
        "/api/dependencies?endTs=soon",
        "/api/dependencies?endTs=1&lookback=1h"
      })
  void anInvalidRequestToTheOlderApiIsExplained(String path) {
    HttpResponse<String> response = BACKEND.client().get(path);

    assertRefused(400, response);
    JsonObject body = new JsonObject(response.body());
    assertThat(body.getValue("data")).isNull();
    JsonObject error = body.getJsonArray("errors").getJsonObject(0);
    assertThat(error.getInteger("code")).isEqualTo(400);
    assertThat(error.getString("msg")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v3/traces",
        "/api/v3/traces?query.startTimeMin=2026-01-01T00:00:00Z",
        "/api/v3/traces?query.startTimeMin=today&query.startTimeMax=2026-01-02T00:00:00Z",
        "/api/v3/traces?" + V3 + "&query.searchDepth=many",
        "/api/v3/traces?" + V3 + "&query.durationMin=5",
        "/api/v3/trace-summaries?" + V3 + "&query.attributes=nonsense",
        "/api/v3/traces/xyz",
        "/api/v3/traces/0000000000000000000000000000000001"
      })
  void anInvalidRequestToApiV3IsExplained(String path) {
    HttpResponse<String> response = BACKEND.client().get(path);

    assertRefused(400, response);
    JsonObject error = new JsonObject(response.body()).getJsonObject("error");
    assertThat(error.getInteger("httpCode")).isEqualTo(400);
    assertThat(error.getString("message")).isNotBlank();
  }

  /** The real Jaeger responds with 500 to some mistakes of the caller; a 4xx is as good. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/traces?service=x&limit=0",
        "/api/traces?service=x&limit=-1",
        "/api/traces?service=x&limit=2000000000",
        "/api/v3/traces?" + V3 + "&query.searchDepth=0",
        "/api/v3/traces?" + V3 + "&query.searchDepth=2000000000",
        "/api/v3/trace-summaries?" + V3 + "&query.searchDepth=-1",
        "/api/dependencies?endTs=1000000&lookback=-5"
      })
  void aNumberOutOfRangeIsRefused(String path) {
    assertThat(BACKEND.client().get(path).statusCode()).isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/traces/7ace000000000000, trace not found",
    "/api/traces/0, trace not found",
    "/api/v3/traces/7ace000000000000, No traces found",
    "/api/v3/traces/0, No traces found"
  })
  void anUnknownTraceIsNotFound(String path, String words) {
    HttpResponse<String> response = BACKEND.client().get(path);

    assertRefused(404, response);
    assertThat(response.body()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/nothing", "GET, /api/v3/nothing", "GET, /api/traces/", "GET, /api/services/",
    "POST, /api/services", "POST, /api/traces/1", "DELETE, /api/traces/1", "OPTIONS, /api/services"
  })
  void unknownAddressesAreNotFound(String method, String path) {
    assertThat(BACKEND.client().request(method, path).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> thrift(byte[] body) {
    return BACKEND.sender().post(body, "content-type", SpanSender.THRIFT);
  }

  private byte[] oneSpan() {
    return binary(batch("orders", span(trace, 1, 0, "POST /orders")));
  }

  private static void assertRefused(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(response.body()).isNotBlank().endsWith("\n");
  }
}
