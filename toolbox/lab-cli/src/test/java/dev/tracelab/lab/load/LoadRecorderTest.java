package dev.tracelab.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tracelab.chaos.load.Attempt.Response;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class LoadRecorderTest {

  private static final Response ACCEPTED = new Response(201, "", "o-1", "a1");

  private final LoadRecorder recorder = new LoadRecorder();

  @Test
  void eachOutcomeIsCountedUnderItsName() {
    answer(ACCEPTED, 1);
    answer(new Response(402, "payment-declined", null, "a2"), 1);
    answer(new Response(502, "", null, null), 1);
    answer(Response.unanswered(new CompletionException(new HttpTimeoutException("slow"))), 1);
    answer(Response.unanswered(new CompletionException(new ConnectException())), 1);

    assertThat(recorder.snapshot().outcomes())
        .isEqualTo(
            Map.of(
                "201", 1L,
                "payment-declined", 1L,
                "status 502", 1L,
                "timed out", 1L,
                "connection failed", 1L));
    assertThat(recorder.snapshot().errors()).isEqualTo(3);
    assertThat(recorder.snapshot().accepted()).isEqualTo(1);
  }

  @Test
  void ordersWithoutAResponseAreInFlight() {
    recorder.placed();
    recorder.placed();
    recorder.answered(ACCEPTED, 1);

    assertThat(recorder.snapshot().placed()).isEqualTo(2);
    assertThat(recorder.snapshot().inFlight()).isEqualTo(1);
  }

  @Test
  void percentilesAreInMilliseconds() {
    for (int order = 1; order <= 100; order++) {
      answer(ACCEPTED, 1_000L * order);
    }

    LoadFigures figures = recorder.snapshot();
    assertThat(figures.millisAt(50)).isCloseTo(50, within(0.1));
    assertThat(figures.millisAt(99)).isCloseTo(99, within(0.1));
    assertThat(figures.millisAt(100)).isCloseTo(100, within(0.1));
  }

  @Test
  void aRefusedConnectionDoesNotCountAsFast() {
    answer(ACCEPTED, 80_000);
    answer(Response.unanswered(new ConnectException()), 10);

    assertThat(recorder.snapshot().millisAt(50)).isCloseTo(80, within(0.1));
  }

  private void answer(Response response, long micros) {
    recorder.placed();
    recorder.answered(response, micros);
  }
}
