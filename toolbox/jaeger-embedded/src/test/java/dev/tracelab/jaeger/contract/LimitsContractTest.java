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

/** What a backend does when more comes than it keeps, or than it takes at once. */
final class LimitsContractTest {

  private static final int KEPT = 5;
  private static final int TOO_LARGE = 24 * 1024 * 1024;

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.keeping(KEPT);

  private final String service = Fresh.service("orders");

  @Test
  void theTraceThatCameFirstGoesFirst() {
    List<Long> traces = fresh(KEPT + 2);
    traces.forEach(trace -> send(trace, 1));
    awaitKept(traces.get(KEPT + 1));

    assertThat(traces.stream().map(this::isKept))
        .containsExactly(false, false, true, true, true, true, true);
  }

  @Test
  void aTraceThatGrowsStaysAsOldAsItIs() {
    List<Long> traces = fresh(KEPT + 1);
    traces.subList(0, KEPT).forEach(trace -> send(trace, 1));
    send(traces.get(0), 2);
    send(traces.get(KEPT), 1);
    awaitKept(traces.get(KEPT));

    assertThat(isKept(traces.get(0))).isFalse();
    assertThat(isKept(traces.get(1))).isTrue();
  }

  @Test
  void aTraceThatWentCanComeAgain() {
    List<Long> traces = fresh(KEPT + 1);
    traces.forEach(trace -> send(trace, 1));
    send(traces.get(0), 2);

    assertThat(BACKEND.asking().span(Fresh.hex(traces.get(0))).getString("spanID"))
        .isEqualTo("0000000000000002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/traces?service=x&limit=6",
        "/api/v3/trace-summaries?query.startTimeMin=2025-12-31T00:00:00Z"
            + "&query.startTimeMax=2026-01-02T00:00:00Z&query.searchDepth=6"
      })
  void moreTracesThanAreKeptCannotBeAskedFor(String question) {
    assertThat(BACKEND.asking().get(question).statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(BACKEND.asking().get(question.replace("=6", "=5")).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyTooLargeIsRefusedAndTheNextIsTaken() {
    HttpResponse<String> answer =
        BACKEND.sending().post(new byte[TOO_LARGE], "content-type", Sending.THRIFT);

    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).isNotBlank();
    assertThatTheNextIsTaken();
  }

  @Test
  void aBodyThatUnpacksToTooMuchIsRefusedAndTheNextIsTaken() {
    HttpResponse<String> answer =
        BACKEND
            .sending()
            .post(
                Messages.gzip(new byte[TOO_LARGE]),
                "content-type",
                Sending.THRIFT,
                "content-encoding",
                "gzip");

    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThatTheNextIsTaken();
  }

  private void assertThatTheNextIsTaken() {
    long trace = Fresh.trace();
    send(trace, 1);
    awaitKept(trace);
  }

  private void send(long trace, long id) {
    BACKEND.sending().batches(batch(service, span(trace, id, 0, "GET").setStartTime(START + id)));
  }

  private void awaitKept(long trace) {
    BACKEND.asking().trace(Fresh.hex(trace), 1);
  }

  private boolean isKept(long trace) {
    return BACKEND.asking().get("/api/traces/" + Fresh.hex(trace)).statusCode() == 200;
  }

  private static List<Long> fresh(int count) {
    return LongStream.generate(Fresh::trace).limit(count).boxed().toList();
  }
}
