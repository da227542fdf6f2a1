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
 * Counts finished spans before and after the SDK's queue. The queue silently drops spans when it is
 * full, so this class admits no more spans than it can hold.
 */
final class OtlpReporting {

  private final int capacity;
  private final AtomicLong waiting = new AtomicLong();
  private final LongAdder reported = new LongAdder();
  private final LongAdder queueFull = new LongAdder();
  private final LongAdder unreachable = new LongAdder();

  private OtlpReporting(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Creates counters for one queue.
   *
   * @param capacity the capacity of the queue in spans
   */
  static OtlpReporting withCapacity(int capacity) {
    return new OtlpReporting(capacity);
  }

  SpanCounts counts() {
    return new SpanCounts(reported.sum(), queueFull.sum() + unreachable.sum(), waiting.get());
  }

  /** The exporter does not report whether the receiver refused a batch or was unreachable. */
  Map<SpanLoss, Long> losses() {
    return Map.of(SpanLoss.QUEUE_FULL, queueFull.sum(), SpanLoss.UNREACHABLE, unreachable.sum());
  }

  /** Wraps the queue. */
  SpanProcessor limiting(SpanProcessor queue) {
    return new LimitingProcessor(queue);
  }

  /** Wraps the exporter that the queue feeds. */
  SpanExporter counting(SpanExporter exporter) {
    return new CountingExporter(exporter);
  }

  private void dequeued(long spans, LongAdder counter) {
    waiting.addAndGet(-spans);
    counter.add(spans);
  }

  private boolean admit() {
    boolean hasRoom = waiting.incrementAndGet() <= capacity;
    if (!hasRoom) {
      dequeued(1, queueFull);
    }
    return hasRoom;
  }

  private final class LimitingProcessor implements SpanProcessor {

    private final SpanProcessor queue;

    LimitingProcessor(SpanProcessor queue) {
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
      if (span.getSpanContext().isSampled() && admit()) {
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

  private final class CountingExporter implements SpanExporter {

    private final SpanExporter exporter;

    CountingExporter(SpanExporter exporter) {
      this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      int size = spans.size();
      CompletableResultCode result = exporter.export(spans);
      return result.whenComplete(() -> dequeued(size, result.isSuccess() ? reported : unreachable));
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
