package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Traces that no tracer should make: each has an explanation, and none an exception. */
class OddTracesTest {

  private static final int TRACES = 1_000;
  private static final int LARGE = 10_000;

  @Test
  void anyTraceIsExplained() {
    for (int seed = 0; seed < TRACES; seed++) {
      Random random = new Random(seed);
      Trace odd = odd(random, random.nextInt(60));

      Explanation explanation = new TraceExplainer().explain(odd);
      assertThat(explanation.text("page")).as("seed %d", seed).contains("critical path");
      assertThat(explanation.criticalPath().steps())
          .as("seed %d", seed)
          .allSatisfy(step -> assertThat(step.ownMicros()).isPositive());
    }
  }

  @Test
  void tenThousandOddSpansAreExplained() {
    assertThat(new TraceExplainer().explain(odd(new Random(1), LARGE)).text("page")).isNotBlank();
  }

  @Test
  void aChainOfTenThousandSpansIsExplained() {
    List<TraceSpan> chain = new ArrayList<>();
    for (int i = 0; i < LARGE; i++) {
      chain.add(span(i, i == 0 ? List.of() : parent(i - 1), i, 2L * LARGE - 2L * i, false));
    }

    assertThat(new TraceExplainer().explain(new Trace(chain)).criticalPath().steps())
        .hasSize(LARGE);
  }

  @Test
  void aTraceWithoutSpansIsExplained() {
    assertThat(new TraceExplainer().explain(Trace.of()).findings()).isEmpty();
  }

  private static Trace odd(Random random, int size) {
    List<TraceSpan> spans = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<SpanReference> references =
          random.nextInt(5) == 0 ? List.of() : parent(random.nextInt(size + 2));
      spans.add(
          span(
              random.nextInt(8) == 0 ? random.nextInt(size) : i,
              references,
              time(random),
              time(random),
              random.nextInt(4) == 0));
    }
    return new Trace(spans);
  }

  private static long time(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> -random.nextInt(1_000);
      case 1 -> Long.MAX_VALUE - random.nextInt(10);
      case 2 -> Long.MIN_VALUE;
      case 3 -> 0;
      default -> random.nextInt(1_000_000);
    };
  }

  private static List<SpanReference> parent(int id) {
    return List.of(new SpanReference(SpanReference.Type.CHILD_OF, "1", String.valueOf(id)));
  }

  private static TraceSpan span(
      int id, List<SpanReference> references, long start, long duration, boolean error) {
    SpanKind kind = SpanKind.values()[Math.floorMod(id, SpanKind.values().length)];
    return new TraceSpan(
        "1",
        String.valueOf(id),
        "service-" + id % 3,
        id % 9 == 0 ? "operation /" + id : "operation " + id % 5,
        kind,
        start,
        duration,
        Map.of("deadline.ms", id, "order.id", id % 7, "http.method", "GET"),
        List.of(new TraceSpan.Log(start / 2, Map.of("event", "connected"))),
        references,
        error);
  }
}
