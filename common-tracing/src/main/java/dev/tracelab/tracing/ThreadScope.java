package dev.tracelab.tracing;

import io.opentracing.Scope;
import io.opentracing.Span;

/**
 * The active span of a thread that Vert.x does not own, where no context could hold it: a pool of
 * the JDK, a driver's callback.
 *
 * <p>A thread-local is right there, for such a thread does one thing at a time until its scope is
 * closed. It is never read or written where a Vert.x context is current, so nothing of it reaches
 * an event loop.
 */
final class ThreadScope {

  private static final ThreadLocal<Span> ACTIVE = new ThreadLocal<>();

  private ThreadScope() {}

  static Span active() {
    return ACTIVE.get();
  }

  /** Until the scope is closed; null means that no span is active meanwhile. */
  static Scope activate(Span span) {
    Thread owner = Thread.currentThread();
    Span previous = ACTIVE.get();
    set(span);
    return () -> restore(owner, previous);
  }

  /** A scope closed by another thread has nothing to put back there. */
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
