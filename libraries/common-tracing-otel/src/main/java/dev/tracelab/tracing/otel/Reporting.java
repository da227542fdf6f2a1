package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts finished spans on both sides of the SDK's queue, which drops in silence what it cannot
 * hold: here it is given no more than it can.
 */
final class Reporting {

  private final int most;
  private final AtomicLong waiting = new AtomicLong();
  private final LongAdder reported = new LongAdder();
  private final LongAdder crowdedOut = new LongAdder();
  private final LongAdder notTaken = new LongAdder();

  private Reporting(int most) {
    this.most = most;
  }

  /**
   * Counts, and lets so many spans wait.
   *
   * @param most the capacity of the queue behind
   */
  static Reporting bounded(int most) {
    return new Reporting(most);
  }

  SpanCounts counts() {
    return new SpanCounts(reported.sum(), crowdedOut.sum() + notTaken.sum(), waiting.get());
  }

  /** The exporter does not tell whether it was refused or never answered. */
  Map<SpanLoss, Long> losses() {
    return Map.of(SpanLoss.QUEUE_FULL, crowdedOut.sum(), SpanLoss.UNREACHABLE, notTaken.sum());
  }

  /** Stands before the queue. */
  SpanProcessor before(SpanProcessor queue) {
    return new Entrance(queue);
  }

  /** Stands behind it. */
  SpanExporter counting(SpanExporter exporter) {
    return new Exit(exporter);
  }

  private void left(long spans, LongAdder where) {
    waiting.addAndGet(-spans);
    where.add(spans);
  }

  private boolean mayWait() {
    boolean room = waiting.incrementAndGet() <= most;
    if (!room) {
      left(1, crowdedOut);
    }
    return room;
  }

  private final class Entrance implements SpanProcessor {

    private final SpanProcessor queue;

    Entrance(SpanProcessor queue) {
      this.queue = queue;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      queue.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
      return queue.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
      if (span.getSpanContext().isSampled() && mayWait()) {
        queue.onEnd(span);
      }
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }

    @Override
    public CompletableResultCode shutdown() {
      return queue.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
      return queue.forceFlush();
    }
  }

  private final class Exit implements SpanExporter {

    private final SpanExporter exporter;

    Exit(SpanExporter exporter) {
      this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      int size = spans.size();
      CompletableResultCode result = exporter.export(spans);
      return result.whenComplete(() -> left(size, result.isSuccess() ? reported : notTaken));
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }
}
