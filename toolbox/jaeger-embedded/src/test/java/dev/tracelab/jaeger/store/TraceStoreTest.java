package dev.tracelab.jaeger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TraceStoreTest {

  private static final long MANY_BYTES = 100_000_000;

  @Test
  void theOldestTraceIsEvictedFirst() {
    TraceStore store = new TraceStore(3, MANY_BYTES);
    LongStream.rangeClosed(1, 5).forEach(id -> store.add(batch(span(id, 1, 10))));
    assertThat(ids(store)).containsExactly(5L, 4L, 3L);
  }

  @Test
  void aGrowingTraceKeepsItsAge() {
    TraceStore store = new TraceStore(2, MANY_BYTES);
    store.add(batch(span(1, 1, 10)));
    store.add(batch(span(2, 1, 10)));
    store.add(batch(span(1, 2, 10)));
    store.add(batch(span(3, 1, 10)));
    assertThat(ids(store)).containsExactly(3L, 2L);
  }

  @Test
  void spansOfOneBatchGoToTheirOwnTraces() {
    TraceStore store = new TraceStore(10, MANY_BYTES);
    store.add(batch(span(1, 1, 10), span(2, 1, 10), span(1, 2, 10)));
    assertThat(store.find(new StoredTrace.Id(0, 1)).orElseThrow().spans()).hasSize(2);
    assertThat(store.find(new StoredTrace.Id(0, 2)).orElseThrow().spans()).hasSize(1);
    assertThat(store.find(new StoredTrace.Id(0, 3))).isEmpty();
  }

  @Test
  void theBytesStayBelowTheLimit() {
    Random random = new Random(7);
    TraceStore store = new TraceStore(1_000, 200_000);
    for (int i = 0; i < 20_000; i++) {
      store.add(batch(span(random.nextInt(300), i, random.nextInt(3_000))));
      assertThat(store.bytes()).isBetween(0L, 200_000L);
    }
    long held = store.newestFirst().stream().mapToLong(t -> size(t)).sum();
    assertThat(store.bytes()).isEqualTo(held).isGreaterThan(100_000);
  }

  @Test
  void aHugeTraceNeitherExceedsTheLimitNorEvictsTheOthers() {
    TraceStore store = new TraceStore(100, 400_000);
    LongStream.rangeClosed(1, 50).forEach(id -> store.add(batch(span(id, 1, 100))));
    LongStream.rangeClosed(1, 5_000).forEach(id -> store.add(batch(span(99, id, 500))));
    StoredTrace huge = store.find(new StoredTrace.Id(0, 99)).orElseThrow();
    assertThat(size(huge)).isLessThanOrEqualTo(100_000);
    assertThat(huge.droppedSpans()).isEqualTo(5_000 - huge.spans().count()).isPositive();
    assertThat(store.newestFirst()).hasSize(51);
  }

  @Test
  void aSpanLargerThanTheLimitOfATraceIsDropped() {
    TraceStore store = new TraceStore(10, 10_000);
    store.add(batch(span(1, 1, 50_000)));
    assertThat(store.find(new StoredTrace.Id(0, 1))).isEmpty();
    assertThat(store.bytes()).isZero();
  }

  private static List<Long> ids(TraceStore store) {
    return store.newestFirst().stream().map(trace -> trace.id().low()).toList();
  }

  private static long size(StoredTrace trace) {
    return trace.batches().stream()
        .mapToLong(
            b -> SpanSize.of(b.resource()) + b.spans().stream().mapToLong(SpanSize::of).sum())
        .sum();
  }

  private static ResourceSpans batch(StoredSpan... spans) {
    return new ResourceSpans(new ResourceSpans.Resource("shop", Map.of()), List.of(spans));
  }

  private static StoredSpan span(long trace, long id, int textLength) {
    return new StoredSpan(
        new StoredTrace.Id(0, trace),
        id,
        0,
        "operation",
        StoredSpan.Kind.INTERNAL,
        1,
        1,
        Map.of("text", new Value.Text("x".repeat(textLength))),
        List.of(),
        List.of(),
        StoredSpan.Status.UNSET);
  }
}
