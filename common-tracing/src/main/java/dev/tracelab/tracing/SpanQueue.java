package dev.tracelab.tracing;

import io.jaegertracing.internal.JaegerSpan;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finished spans on their way from the event loops to the reporter's thread: bounded, and without a
 * lock, for an event loop must not wait here.
 */
final class SpanQueue {

  private final int capacity;
  private final Queue<JaegerSpan> spans = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  SpanQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Puts a span in; returns how many there are with it, or 0 when there is no room. */
  int offer(JaegerSpan span) {
    int with = size.incrementAndGet();
    if (with > capacity) {
      size.decrementAndGet();
      return 0;
    }
    spans.add(span);
    return with;
  }

  /** Takes the oldest span; null when there is none. */
  JaegerSpan poll() {
    JaegerSpan span = spans.poll();
    if (span != null) {
      size.decrementAndGet();
    }
    return span;
  }

  int size() {
    return size.get();
  }
}
