package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanKind;
import org.junit.jupiter.api.Test;

/** Rules on calls that waited where no span shows it, and traces like those that are healthy. */
class WaitingRulesTest {

  private final TestTrace trace = new TestTrace().server("root", null, "shop", 0, 1_000);

  @Test
  void aCallThatTakesMostOfTheRequestIsSlow() {
    quote(800);

    assertThat(trace.rules()).containsExactly("slow-call");
    assertThat(trace.evidence())
        .isEqualTo(
            "'POST stock/quotes' (shop) waited 800.0 ms for 'GET /quotes' (stock): for 760.0 ms of"
                + " that, no span says what happened there, which is 76 % of the whole 'GET /root'"
                + " (shop).");
  }

  @Test
  void aCallThatTakesLessThanHalfOfTheRequestIsFine() {
    quote(500);

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void aLongCallWhoseTimeIsExplainedIsFine() {
    quote(800);
    trace.add("work", "quotes", "stock", "work", SpanKind.INTERNAL, 50, 700);

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void aCallThatWasGivenUpIsNotSlow() {
    trace.client("call", "root", "POST stock/quotes", 0, 800).tag("outcome", "late").failed();
    trace.server("quotes", "call", "stock", 10, 780).failed();

    assertThat(trace.rules()).doesNotContain("slow-call");
  }

  private void quote(long millis) {
    trace.client("call", "root", "POST stock/quotes", 0, millis);
    trace.server("quotes", "call", "stock", 10, millis - 20);
    trace.client("read", "quotes", "SELECT products", millis - 30, 20);
  }

  @Test
  void parallelCallsWhoseWorkIsInTurnWaitForASlot() {
    items(70);

    assertThat(trace.rules()).containsExactly("narrow-fan-out");
    assertThat(trace.evidence())
        .startsWith(
            "6 calls of 'price item' (shop) below 'GET /root' (shop) were active together, but in"
                + " no more than 1 of them at a time did anything happen; one waited 350.0 ms");
  }

  @Test
  void parallelCallsWhoseWorkOverlapsHaveASlotEach() {
    items(30);

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void parallelCallsThatHardlyWaitAreFine() {
    for (int i = 0; i < 6; i++) {
      trace.work("item" + i, "root", 0, 10 * i + 11).named("price item");
      trace.client("call" + i, "item" + i, "GET price", 10 * i, 10);
    }

    assertThat(trace.rules()).isEmpty();
  }

  /** Six that take 70 ms each. */
  private void items(long apart) {
    for (int i = 0; i < 6; i++) {
      trace.work("item" + i, "root", 0, apart * i + 71).named("price item");
      trace.client("call" + i, "item" + i, "GET price", apart * i, 70);
    }
  }
}
