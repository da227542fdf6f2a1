package dev.tracelab.tracing;

import io.opentracing.Scope;
import io.opentracing.Span;

/**
 * The active span of a thread that Vert.x does not own, such as one of a JDK pool or a driver.
 *
 * <p>A thread-local is correct there because such a thread does one thing at a time until the scope
 * is closed. It is never read or written where a Vert.x context is current, so it cannot leak into
 * an event loop.
 */
final class ThreadScope {

  private static final ThreadLocal<Span> ACTIVE = new ThreadLocal<>();

  private ThreadScope() {}

  static Span active() {
    return ACTIVE.get();
  }

  /** Activates a span until the scope is closed; null means no active span. */
  static Scope activate(Span span) {
    Thread owner = Thread.currentThread();
    Span previous = ACTIVE.get();
    set(span);
    return () -> restore(owner, previous);
  }

  /** A scope closed by another thread must not change the span of that thread. */
  private static void restore(Thread owner, Span previous) {
    if (Thread.currentThread() == owner) {
      set(previous);
    }
  }

  private static void set(Span span) {
    if (span == null) {
      ACTIVE.remove();
    } else {
      ACTIVE.set(span);
    }
  }
}
