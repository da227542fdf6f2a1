package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules on calls and their time: a trace that each must find, and one like it that it must not. */
class CallRulesTest {

  private final TestTrace trace = new TestTrace().server("root", null, "shop", 0, 1_000);

  @Test
  void callsOfOneOperationInARowAreRepeatedCalls() {
    queries(6, 100);

    assertThat(trace.rules()).containsExactly("repeated-calls");
    assertThat(trace.evidence())
        .startsWith("'SELECT items' (shop) was called 6 times, one call after the other");
  }

  @Test
  void callsInARowAreRepeatedAlsoIfSomeFailAndAreRetried() {
    for (int i = 0; i < 7; i++) {
      TestTrace call = trace.client("get" + i, "root", "GET driver", i * 100, 80);
      if (i == 2 || i == 4) {
        call.failed();
      }
    }

    assertThat(trace.rules()).containsExactly("repeated-calls");
    assertThat(trace.evidence()).startsWith("'GET driver' (shop) was called 7 times (2 failed), ");
  }

  @Test
  void callsInARowThatMostlyFailAreNoLoop() {
    for (int i = 0; i < 12; i++) {
      TestTrace call = trace.client("get" + i, "root", "GET driver", i * 80, 70);
      if (i < 7) {
        call.failed();
      }
    }

    assertThat(trace.rules()).doesNotContain("repeated-calls");
  }

  @Test
  void fewCallsOrParallelCallsAreNoRepeatedCalls() {
    queries(4, 100);
    assertThat(trace.rules()).isEmpty();

    for (int i = 0; i < 8; i++) {
      trace.client("parallel" + i, "root", "GET parallel", 500, 90);
    }
    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void differentReadsInARowCouldRunSideBySide() {
    trace.client("a", "root", "GET prices", 0, 400).tag("http.method", "GET");
    trace.client("b", "root", "GET stock", 401, 400).tag("http.method", "GET");

    assertThat(trace.rules()).containsExactly("sequential-calls");
    assertThat(trace.evidence())
        .contains("'GET prices' (shop), then 'GET stock' (shop)", "saves 400.0 ms of 1000.0 ms");
  }

  @Test
  void readsSideBySideAndWritesInARowAreFine() {
    trace.client("a", "root", "GET prices", 0, 400).tag("http.method", "GET");
    trace.client("b", "root", "GET stock", 1, 400).tag("http.method", "GET");
    trace.client("c", "root", "POST order", 401, 300).tag("http.method", "POST");
    trace.client("d", "root", "POST payment", 702, 290).tag("http.method", "POST");

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void readsThatOverlapAreNotInARow() {
    trace.client("a", "root", "GET prices", 0, 400).tag("http.method", "GET");
    trace.client("b", "root", "GET stock", 300, 400).tag("http.method", "GET");

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void repeatedCallsThatTakeNoTimeAreFine() {
    trace.work("quick", "root", 0, 0);
    for (int i = 0; i < 6; i++) {
      trace.client("cached" + i, "quick", "GET cache", 0, 0);
    }

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void tenRepeatedCallsAreReportedHoweverFastTheyAre() {
    for (int i = 0; i < 10; i++) {
      trace.client("q" + i, "root", "SELECT items", 10 * i, 0);
    }

    assertThat(trace.rules()).containsExactly("repeated-calls");
  }

  @Test
  void parallelCallsThatStartWhenOthersEndHaveASmallPool() {
    for (int i = 0; i < 9; i++) {
      trace.client("call" + i, "root", "GET route", i / 3 * 101, 100);
    }

    assertThat(trace.rules()).containsExactly("narrow-fan-out");
    assertThat(trace.evidence()).contains("never more than 3 at a time");
  }

  @Test
  void retriesOfSeveralLayersMultiply() {
    for (int outer = 0; outer < 3; outer++) {
      trace.client("outer" + outer, "root", "GET order", outer * 100, 90).failed();
      for (int inner = 0; inner < 3; inner++) {
        trace
            .client(
                "inner" + outer + inner, "outer" + outer, "GET stock", outer * 100 + inner * 30, 20)
            .failed();
      }
    }
    trace.trace();

    Explanation explained = trace.explained();
    assertThat(explained.findings().stream().filter(f -> f.rule().equals("retries")).toList())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.evidence())
                    .contains("on 2 layers: 3 × 3 attempts, up to 9 calls"));
  }

  @Test
  void oneRetryThatSucceedsIsNoFinding() {
    trace.client("first", "root", "GET stock", 0, 20).failed();
    trace.client("second", "root", "GET stock", 30, 20);

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void aLongWaitForAConnectionIsReported() {
    trace.client("call", "root", "SELECT items", 0, 200).log(150, "event", "connected");

    assertThat(trace.rules()).containsExactly("connection-wait");
    assertThat(trace.evidence()).contains("waited 150.0 ms of its 200.0 ms");
  }

  @Test
  void aConnectionThatIsThereAtOnceIsFine() {
    trace.client("call", "root", "SELECT items", 0, 200).log(20, "event", "connected");

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void callsWhoseAnswersCameLongBeforeTheyEndedStandStill() {
    trace.work("prices", "root", 0, 510);
    trace.client("first", "prices", "POST prices", 0, 20);
    for (int i = 0; i < 4; i++) {
      trace.client("call" + i, "prices", "POST price", 1 + i, 500);
      trace.server("answer" + i, "call" + i, "stock", 15, 20 + i);
    }

    assertThat(trace.rules()).contains("stall");
  }

  @Test
  void spansThatAllStopAtOneMomentStandStill() {
    for (int i = 0; i < 3; i++) {
      trace.work("branch" + i, "root", 10 + i, 500 + i);
    }

    assertThat(trace.rules()).containsExactly("stall");
    assertThat(trace.evidence()).contains("while 3 of its spans were active");
  }

  @Test
  void callsThatWaitForTheirServersDoNotStandStill() {
    for (int i = 0; i < 4; i++) {
      trace.client("query" + i, "root", "SELECT " + "abcd".charAt(i), 10 + i, 500 + i);
    }

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void shortCallsAndCallsOfDifferentServersAreNoRepeatedCalls() {
    for (int i = 0; i < 6; i++) {
      trace.client("cached" + i, "root", "GET cache", i, 0);
      trace.client("call" + i, "root", "GET", 100 * i, 90).tag("server.address", "host-" + i);
    }

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void anIdInANameIsReportedOnceForAllSuchNames() {
    trace.work("a", "root", 0, 10).named("load order 123456");
    trace.work("b", "root", 20, 10).named("load order 123457");

    assertThat(trace.rules()).containsExactly("ids-in-names");
  }

  @Test
  void aCallWithoutTimeLeftIsReported() {
    trace.work("step", "root", 990, 5).tag("deadline.ms", 3);

    assertThat(trace.rules()).containsExactly("spent-deadline");
  }

  @Test
  void shortCallsThatOverlapAreNoSmallPool() {
    for (int i = 0; i < 8; i++) {
      trace.client("call" + i, "root", "GET cache", i, 2);
    }

    assertThat(trace.rules()).isEmpty();
  }

  @Test
  void portsVersionsAndSmallNumbersAreNoIds() {
    trace.work("a", "root", 0, 10).named("connect localhost:50051");
    trace.work("b", "root", 20, 10).named("GET /api/2/orders");
    trace.work("c", "root", 40, 10).named("step 12");

    assertThat(trace.rules()).isEmpty();
  }

  private void queries(int count, int every) {
    for (int i = 0; i < count; i++) {
      trace.client("query" + i, "root", "SELECT items", i * every, 80);
    }
  }
}
