package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules on several traces at once: what they must find, and what they must not. */
class SeveralTracesTest {

  private static final String ALL = "SELECT sku, name FROM products ORDER BY sku";
  private static final int TRACES = 6;

  @Test
  void oneQueryInManyTracesAtTheSameMomentIsReportedOnce() {
    assertThat(rules(10, 100, ALL)).containsExactly("same-query-at-once");
  }

  @Test
  void theSpanAroundTheQueryCountsForItsTime() {
    List<Trace> traces =
        IntStream.range(0, TRACES).mapToObj(i -> numbered(i, loading(10 * i))).toList();

    assertThat(explained(traces).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.evidence())
                  .startsWith("'load products' (shop) ran in 6 traces, in 6 of them at the same");
              assertThat(finding.spans()).hasSize(TRACES);
            });
  }

  @Test
  void aQueryWithAParameterMayDifferInEachTrace() {
    assertThat(rules(10, 100, "SELECT name FROM products WHERE sku = $1")).isEmpty();
  }

  @Test
  void aQuickQueryNeedsNoCache() {
    assertThat(rules(1, 40, ALL)).isEmpty();
  }

  @Test
  void theSameQueryOneTraceAfterTheOtherIsFine() {
    assertThat(rules(101, 100, ALL)).isEmpty();
  }

  @Test
  void oneTraceAloneDoesNotStampede() {
    TestTrace trace = new TestTrace().server("root", null, "shop", 0, 1_000);
    for (int i = 0; i < TRACES; i++) {
      trace.client("q" + i, "root", "SELECT products", 10 * i, 100).tag("db.statement", ALL);
    }

    assertThat(trace.rules()).isEmpty();
  }

  private static List<String> rules(long apart, long duration, String statement) {
    List<Trace> traces =
        IntStream.range(0, TRACES)
            .mapToObj(i -> numbered(i, querying(apart * i, duration, statement)))
            .toList();
    return explained(traces).findings().stream().map(Finding::rule).toList();
  }

  private static Explanation explained(List<Trace> traces) {
    return new TraceExplainer().explain(traces.get(0), traces.subList(1, TRACES));
  }

  private static Trace querying(long start, long duration, String statement) {
    return new TestTrace()
        .server("root", null, "shop", start, duration + 10)
        .client("query", "root", "SELECT products", start, duration)
        .tag("db.statement", statement)
        .trace();
  }

  private static Trace loading(long start) {
    return new TestTrace()
        .server("root", null, "shop", start, 210)
        .work("load", "root", start, 200)
        .named("load products")
        .client("query", "load", "SELECT products", start, 2)
        .tag("db.statement", ALL)
        .trace();
  }

  /** The same trace with an id of its own. */
  private static Trace numbered(int number, Trace trace) {
    return new Trace(trace.spans().stream().map(span -> numbered("t" + number, span)).toList());
  }

  private static TraceSpan numbered(String id, TraceSpan span) {
    return new TraceSpan(
        id,
        span.spanId(),
        span.service(),
        span.operation(),
        span.kind(),
        span.startMicros(),
        span.durationMicros(),
        span.tags(),
        span.logs(),
        span.references().stream()
            .map(parent -> new SpanReference(parent.type(), id, parent.spanId()))
            .toList(),
        span.error());
  }
}
