package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
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
  void theTracesAreOddInEveryWay() {
    Map<String, Integer> kinds = new TreeMap<>();
    for (int seed = 0; seed < TRACES; seed++) {
      Random random = new Random(seed);
      kinds(odd(random, random.nextInt(60))).forEach(kind -> kinds.merge(kind, 1, Integer::sum));
    }

    assertThat(kinds)
        .containsOnlyKeys(
            "cycle", "no root", "two roots", "equal ids", "negative time", "huge time", "empty");
    assertThat(kinds.values()).allMatch(count -> count > 0);
  }

  private static Stream<String> kinds(Trace trace) {
    List<TraceSpan> spans = trace.spans();
    CallTree tree = CallTree.of(trace);
    Map<String, Boolean> kinds = new HashMap<>();
    kinds.put("empty", spans.isEmpty());
    kinds.put("cycle", !tree.cycles().isEmpty());
    kinds.put("no root", !spans.isEmpty() && tree.roots().isEmpty());
    kinds.put("two roots", tree.roots().size() > 1);
    kinds.put("equal ids", spans.stream().map(TraceSpan::spanId).distinct().count() < spans.size());
    kinds.put("negative time", spans.stream().anyMatch(span -> span.durationMicros() < 0));
    kinds.put(
        "huge time", spans.stream().anyMatch(span -> span.startMicros() > Long.MAX_VALUE / 2));
    return kinds.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey);
  }

  /** Work that grows with the square of the number of spans would take minutes here. */
  @Test
  void largeTracesOfEveryShapeAreExplained() {
    for (boolean error : new boolean[] {false, true}) {
      explainLarge(error, i -> parent((i + 1) % LARGE), i -> i);
      explainLarge(error, i -> i == 0 ? List.of() : parent(0), i -> 0);
      explainLarge(error, i -> i == 0 ? List.of() : parent(0), i -> i);
      explainLarge(error, i -> i == 0 ? List.of() : parent(i % 2 == 1 ? i - 1 : i - 2), i -> i);
      explainLarge(error, i -> List.of(), i -> i);
    }
  }

  private static void explainLarge(
      boolean error, IntFunction<List<SpanReference>> references, IntUnaryOperator id) {
    List<TraceSpan> spans = new ArrayList<>();
    for (int i = 0; i < LARGE; i++) {
      spans.add(span(id.applyAsInt(i), references.apply(i), i, 1_000_000 - i, error));
    }
    assertThat(new TraceExplainer().explain(new Trace(spans)).text("page")).isNotBlank();
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
