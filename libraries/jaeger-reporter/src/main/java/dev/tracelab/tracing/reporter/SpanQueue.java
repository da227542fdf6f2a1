package dev.tracelab.tracing.reporter;

import io.jaegertracing.internal.JaegerSpan;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

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

  /**
   * Takes the oldest spans; returns how many there were. Their room is given back at once for all:
   * a counter that two threads write by turns slows both.
   */
  int drain(int most, Consumer<JaegerSpan> taker) {
    int taken = 0;
    JaegerSpan span = spans.poll();
    while (span != null) {
      taker.accept(span);
      taken++;
      span = taken < most ? spans.poll() : null;
    }
    size.addAndGet(-taken);
    return taken;
  }

  int size() {
    return size.get();
  }
}
