package dev.tracelab.tracing.reporter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts reported and lost spans. Thread-safe and lock-free. */
final class ReporterCounters {

  private final LongAdder reported = new LongAdder();
  private final Map<SpanLoss, LongAdder> lost = new EnumMap<>(SpanLoss.class);

  ReporterCounters() {
    for (SpanLoss loss : SpanLoss.values()) {
      lost.put(loss, new LongAdder());
    }
  }

  void reported(long spans) {
    reported.add(spans);
  }

  void lost(SpanLoss loss, long spans) {
    lost.get(loss).add(spans);
  }

  long lost(SpanLoss loss) {
    return lost.get(loss).sum();
  }

  SpanCounts counts(long queued) {
    long dropped = lost.values().stream().mapToLong(LongAdder::sum).sum();
    return new SpanCounts(reported.sum(), dropped, queued);
  }

  Map<SpanLoss, Long> losses() {
    Map<SpanLoss, Long> losses = new EnumMap<>(SpanLoss.class);
    lost.forEach((loss, spans) -> losses.put(loss, spans.sum()));
    return Collections.unmodifiableMap(losses);
  }
}
