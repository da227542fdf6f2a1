package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules on errors: what each must find, and what it must not. */
class ErrorRulesTest {

  private final TestTrace trace = new TestTrace().server("root", null, "shop", 0, 1_000);

  @Test
  void anErrorBelowAGreenRootIsHidden() {
    trace.work("step", "root", 0, 100).failed().log(50, "message", "It broke.");

    assertThat(trace.rules()).containsExactly("hidden-error");
    assertThat(trace.evidence()).contains("(\"It broke.\")");
  }

  @Test
  void theSameFaultInManySpansIsOneFinding() {
    for (int i = 0; i < 3; i++) {
      trace.work("step" + i, "root", i * 10, 5).named("step").failed();
    }

    assertThat(trace.rules()).containsOnlyOnce("hidden-error");
    assertThat(trace.explained().findings())
        .anySatisfy(finding -> assertThat(finding.evidence()).endsWith("happened 3 times."));
  }

  @Test
  void aFailedCallThatNobodyAboveNoticesIsHiddenAlthoughItsOwnSpanIsAnError() {
    trace.work("sample", "root", 0, 200);
    trace.client("call", "sample", "POST quotes", 0, 100).failed();
    trace.server("quotes", "call", "stock", 10, 80).failed();

    assertThat(trace.rules()).containsExactly("hidden-error");
    assertThat(trace.evidence()).contains("'GET /quotes' (stock)");
  }

  @Test
  void aFailedCallThatItsCallerReportsIsNotHidden() {
    trace.work("sample", "root", 0, 200).tag("outcome", "without-sample");
    trace.client("call", "sample", "POST quotes", 0, 100).failed();
    trace.server("quotes", "call", "stock", 10, 80).failed();

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void anErrorThatIsAnOutcomeAboveIsNotHidden() {
    trace.tag("outcome", "payment-declined");
    trace.work("step", "root", 0, 100).failed();

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void anErrorThatAllAboveRepeatIsTracedToItsCause() {
    trace.failed();
    trace.work("a", "root", 0, 900).failed();
    trace.work("b", "a", 0, 800).failed();
    trace.work("cause", "b", 0, 700).failed();

    assertThat(trace.rules()).containsExactly("echoed-error");
    assertThat(trace.evidence()).contains("4 spans up to", "'cause' (shop)");
  }

  @Test
  void aCallThatFindsNothingIsHandledByItsCaller() {
    trace.client("call", "root", "GET item", 0, 10).tag("http.response.status_code", 404).failed();

    assertThat(trace.rules()).isEmpty();
  }
}
