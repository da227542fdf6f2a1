package dev.tracelab.lab.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettledTest {

  private static final TraceSpan ROOT = span("1");
  private static final TraceSpan CHILD = span("2", "1");
  private static final TraceSpan ORPHAN = span("4", "3");

  private long millis;
  private final OrderRun.Settled settled = new OrderRun.Settled(() -> millis * 1_000_000);

  @Test
  void aTraceThatHasStoppedGrowingIsSettled() {
    assertThat(settled.test(Trace.of(ROOT))).isFalse();
    millis = 500;
    assertThat(settled.test(Trace.of(ROOT, CHILD))).isFalse();
    millis = 1000;
    assertThat(settled.test(Trace.of(ROOT, CHILD))).isFalse();
    millis = 1100;
    assertThat(settled.test(Trace.of(ROOT, CHILD))).isTrue();
  }

  @Test
  void aTraceWithAnOrphanIsNotSettled() {
    settled.test(Trace.of(ROOT, ORPHAN));
    millis = 5000;

    assertThat(settled.test(Trace.of(ROOT, ORPHAN))).isFalse();
  }

  @Test
  void anEmptyTraceIsNotSettled() {
    settled.test(Trace.of());
    millis = 5000;

    assertThat(settled.test(Trace.of())).isFalse();
  }

  private static TraceSpan span(String id, String... parents) {
    List<SpanReference> references =
        List.of(parents).stream()
            .map(parent -> new SpanReference(SpanReference.Type.CHILD_OF, "a1", parent))
            .toList();
    return new TraceSpan(
        "a1", id, "test", "work", SpanKind.INTERNAL, 0, 0, Map.of(), List.of(), references, false);
  }
}
