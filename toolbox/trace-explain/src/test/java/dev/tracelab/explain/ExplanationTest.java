package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  void shortTimeWithoutAChildNeedsNoExplanation() {
    TestTrace trace =
        new TestTrace().server("root", null, "shop", 0, 1_000).work("step", "root", 40, 920);

    assertThat(trace.explained().unexplained()).isEmpty();
  }

  @Test
  void unexplainedTimeKnowsWhenItWas() {
    TestTrace trace =
        new TestTrace().server("root", null, "shop", 0, 1_000).work("step", "root", 0, 200);

    UnexplainedTime gap = trace.explained().unexplained().get(0);

    assertThat(gap.startMicros()).isEqualTo(200_000);
    assertThat(gap.endMicros()).isEqualTo(1_000_000);
  }

  @Test
  void theTextHasThePathTheUnexplainedTimeAndTheFindings() {
    String text =
        new TestTrace()
            .server("root", null, "shop", 0, 1_000)
            .work("step", "root", 0, 200)
            .failed()
            .log(50, "message", "It broke.")
            .explained()
            .text("page.md");

    assertThat(text)
        .isEqualTo(
            """
            What took the time, on the critical path of 1000.0 ms:
                800.0 ms  80 %  'GET /root' (shop)
                200.0 ms  20 %  'step' (shop)

            Time that no span explains:
                 'GET /root' (shop): no span explains 800.0 ms, after 'step' (shop) had ended.

            Findings:
              1. An error that nobody above noticed
                 'step' (shop) failed ("It broke."), and no span above it has an error or an outcome. A
                 search for errors finds the span, but not the request.
                 spans step
                 page.md#hidden-error
            """);
  }
}
