package dev.tracelab.tracing.reporter;

import io.jaegertracing.internal.JaegerSpan;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A bounded queue of finished spans between the event loops and the reporter's thread. It is
 * lock-free, because an event loop must not wait here.
 */
final class SpanQueue {

  private final int capacity;
  private final Queue<JaegerSpan> spans = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  SpanQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a span. Returns the new size, or 0 if the queue is full. */
  int offer(JaegerSpan span) {
    int with = size.incrementAndGet();
    if (with > capacity) {
      size.decrementAndGet();
      return 0;
    }
    spans.add(span);
    return with;
  }

  /**
   * Removes the oldest spans and returns their number. The size is updated once for all of them,
   * because a counter that two threads write by turns slows both.
   */
  int drain(int max, Consumer<JaegerSpan> consumer) {
    int taken = 0;
    JaegerSpan span = spans.poll();
    while (span != null) {
      consumer.accept(span);
      taken++;
      span = taken < max ? spans.poll() : null;
    }
    size.addAndGet(-taken);
    return taken;
  }

  int size() {
    return size.get();
  }
}
