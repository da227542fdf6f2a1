package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits on stored traces and on the size of a request. */
final class LimitsContractTest {

  private static final int KEPT = 5;
  private static final int TOO_LARGE = 24 * 1024 * 1024;

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.keeping(KEPT);

  private final String service = UniqueIds.service("orders");

  @Test
  void theOldestTraceIsEvictedFirst() {
    List<Long> traces = fresh(KEPT + 2);
    traces.forEach(trace -> send(trace, 1));
    awaitStored(traces.get(KEPT + 1));

    assertThat(traces.stream().map(this::isKept))
        .containsExactly(false, false, true, true, true, true, true);
  }

  @Test
  void aGrowingTraceKeepsItsAge() {
    List<Long> traces = fresh(KEPT + 1);
    traces.subList(0, KEPT).forEach(trace -> send(trace, 1));
    send(traces.get(0), 2);
    send(traces.get(KEPT), 1);
    awaitStored(traces.get(KEPT));

    assertThat(isKept(traces.get(0))).isFalse();
    assertThat(isKept(traces.get(1))).isTrue();
  }

  @Test
  void anEvictedTraceCanBeStoredAgain() {
    List<Long> traces = fresh(KEPT + 1);
    traces.forEach(trace -> send(trace, 1));
    send(traces.get(0), 2);

    assertThat(BACKEND.client().span(UniqueIds.hex(traces.get(0))).getString("spanID"))
        .isEqualTo("0000000000000002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/traces?service=x&limit=6",
        "/api/v3/trace-summaries?query.startTimeMin=2025-12-31T00:00:00Z"
            + "&query.startTimeMax=2026-01-02T00:00:00Z&query.searchDepth=6"
      })
  void aLimitAboveTheStorageSizeIsRefused(String path) {
    assertThat(BACKEND.client().get(path).statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(BACKEND.client().get(path.replace("=6", "=5")).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyTooLargeIsRefusedAndTheNextAccepted() {
    HttpResponse<String> response =
        BACKEND.sender().post(new byte[TOO_LARGE], "content-type", SpanSender.THRIFT);

    assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(response.body()).isNotBlank();
    assertThatTheNextIsAccepted();
  }

  @Test
  void aBodyTooLargeAfterDecompressionIsRefusedAndTheNextAccepted() {
    HttpResponse<String> response =
        BACKEND
            .sender()
            .post(
                Messages.gzip(new byte[TOO_LARGE]),
                "content-type",
                SpanSender.THRIFT,
                "content-encoding",
                "gzip");

    assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
    assertThatTheNextIsAccepted();
  }

  private void assertThatTheNextIsAccepted() {
    long trace = UniqueIds.trace();
    send(trace, 1);
    awaitStored(trace);
  }

  private void send(long trace, long id) {
    BACKEND.sender().batches(batch(service, span(trace, id, 0, "GET").setStartTime(START + id)));
  }

  private void awaitStored(long trace) {
    BACKEND.client().trace(UniqueIds.hex(trace), 1);
  }

  private boolean isKept(long trace) {
    return BACKEND.client().get("/api/traces/" + UniqueIds.hex(trace)).statusCode() == 200;
  }

  private static List<Long> fresh(int count) {
    return LongStream.generate(UniqueIds::trace).limit(count).boxed().toList();
  }
}
