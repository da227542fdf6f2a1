package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanKind;
import org.junit.jupiter.api.Test;

/** Rules on parents, children and clocks: what each must find, and what it must not. */
class ReferenceRulesTest {

  private final TestTrace trace = new TestTrace().server("root", null, "shop", 0, 1_000);

  @Test
  void workThatGoesOnAfterItsParentOutlivesIt() {
    trace.client("call", "root", "GET stock", 0, 100);
    trace.server("stock", "call", "stock", 10, 600);

    assertThat(trace.rules()).containsExactly("outlives-parent");
    assertThat(trace.evidence()).contains("ended 510.0 ms after its parent");
  }

  @Test
  void workThatFollowsMayEndLater() {
    trace.work("later", "root", 900, 600).follows();

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void aChildThatStartsAfterItsParentsEndShouldFollow() {
    trace.work("later", "root", 1_500, 100);

    assertThat(trace.evidence()).contains("started 500.0 ms after", "FOLLOWS_FROM");
  }

  @Test
  void aParentThatIsNotThereIsNamed() {
    trace.work("lost", "nowhere", 10, 10);

    assertThat(trace.rules()).containsExactly("missing-parent");
    assertThat(trace.evidence()).contains("names span nowhere as its parent");
  }

  @Test
  void aRootWithTheSameIdAsAnActiveSpanIsSomebodysChild() {
    trace.tag("order.id", "o-7");
    trace.server("loose", null, "stock", 100, 50).tag("order.id", "o-7");

    assertThat(trace.rules()).containsExactly("loose-root");
    assertThat(trace.evidence())
        .startsWith("'GET /loose' (stock) is a root, but it started while 'GET /root' (shop) was");
  }

  @Test
  void workWithTheSameIdThatStartsBeforeTheTreeEndsIsSomebodysChild() {
    trace.client("call", "root", "POST orders", 100, 100).tag("order.id", "o-7");
    trace.work("loose", null, 300, 2_000).tag("order.id", "o-7");

    assertThat(trace.rules()).containsExactly("loose-root");
    assertThat(trace.evidence()).contains("it started after 'POST orders' (shop), before the last");
  }

  @Test
  void aRequestWithTheSameIdMayComeAgain() {
    trace.client("call", "root", "POST orders", 100, 100).tag("order.id", "o-7");
    trace.server("again", null, "shop", 300, 50).tag("order.id", "o-7");

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void workThatStartsAfterAllOthersIsItsOwn() {
    trace.tag("order.id", "o-7");
    trace.work("later", null, 1_500, 50).tag("order.id", "o-7");

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void aServerSpanOutsideItsClientSpanHasAnotherClock() {
    trace.client("call", "root", "GET stock", 100, 100);
    trace.server("stock", "call", "stock", 410, 80);

    assertThat(trace.rules()).containsExactly("clock-skew");
    assertThat(trace.evidence()).contains("clock of stock is about 300.0 ms ahead of that of shop");
  }

  @Test
  void aSpanThatEndsLateHasNoOtherClockIfAnotherCallContradicts() {
    trace.client("first", "root", "GET stock", 100, 100);
    trace.server("late", "first", "stock", 140, 80);
    trace.client("second", "root", "GET price", 210, 100);
    trace.server("prompt", "second", "stock", 211, 98);

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void oneDifferenceOfClocksExplainsAllCalls() {
    trace.client("first", "root", "GET stock", 100, 100);
    trace.server("one", "first", "stock", 160, 90);
    trace.client("second", "root", "GET price", 210, 100);
    trace.server("two", "second", "stock", 265, 90);

    assertThat(trace.rules()).containsExactly("clock-skew");
    assertThat(trace.evidence()).contains("is about 52.5 ms ahead of");
  }

  @Test
  void aRequestThatIsReachedAfterItsCallerGaveUpHasNoOtherClock() {
    trace.tag("outcome", "timeout").client("call", "root", "GET stock", 100, 100).failed();
    trace.server("stock", "call", "stock", 410, 80);

    assertThat(trace.rules()).containsExactly("outlives-parent");
    assertThat(trace.evidence()).contains("was processed for nobody");
  }

  @Test
  void aConsumerMayStartAfterItsProducerEnded() {
    trace.add("sent", "root", "shop", "send", SpanKind.PRODUCER, 0, 5);
    trace.add("received", "sent", "mail", "receive", SpanKind.CONSUMER, 1_500, 100);

    assertThat(trace.rules()).isEmpty();
  }
}
