package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlowStatementTest {

  private final TestTrace trace = new TestTrace().server("root", null, "shop", 0, 1_000);

  @Test
  void aStatementThatTakesFarLongerThanTheOthersIsReported() {
    statements(600);

    assertThat(trace.rules()).containsExactly("slow-statement");
    assertThat(trace.evidence())
        .startsWith("'UPDATE stock' (shop) took 600.0 ms; half of the trace's statements");
  }

  @Test
  void aStatementThatIsOnlySomewhatSlowerIsFine() {
    statements(300);

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void theLogsOfASlowStatementSayWhatItWaitedFor() {
    statements(600);
    trace.log(105, "event", "waiting for a lock").log(650, "event", "got the lock");

    assertThat(trace.evidence())
        .endsWith("545.0 ms of it passed between 'waiting for a lock' and 'got the lock'.");
  }

  @Test
  void logsThatDivideItsTimeEvenlySayNothing() {
    statements(600);
    trace.log(300, "event", "rows").log(500, "event", "more rows");

    assertThat(trace.evidence()).endsWith("than the others.");
  }

  private void statements(long slow) {
    for (int i = 0; i < 3; i++) {
      trace.client("q" + i, "root", "SELECT t" + i, 10 * i, 4).tag("db.system", "postgresql");
    }
    trace.work("rest", "root", 100 + slow, 900 - slow);
    trace.client("u", "root", "UPDATE stock", 100, slow).tag("db.system", "postgresql");
  }
}
