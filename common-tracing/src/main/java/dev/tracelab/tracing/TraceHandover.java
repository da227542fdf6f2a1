package dev.tracelab.tracing;

import io.opentracing.Scope;
import io.opentracing.Span;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Takes the active span along to where Vert.x does not: another executor's threads, a library's
 * callback, each tick of a periodic timer.
 *
 * <p>Vert.x keeps the active span on its contexts, and a thread of a foreign pool has none: spans
 * started there begin traces of their own. What a handover wraps sees the captured span as the
 * active one while it runs, on whatever thread it runs, and leaves no trace of it behind:
 *
 * <ul>
 *   <li>on a foreign thread through a thread-local that is put back afterwards. Start spans there
 *       with {@link Traced} or the tracer; clients of Vert.x called there directly do not see it,
 *       for they work on contexts of their own;
 *   <li>on a Vert.x thread in a duplicate of the context it finds, which itself stays untouched.
 * </ul>
 */
public final class TraceHandover {

  private final Span span;

  private TraceHandover(Span span) {
    this.span = span;
  }

  /** Captures the active span; without one, wrapped work sees none. Never null. */
  public static TraceHandover capture() {
    return of(TraceContext.activeSpan());
  }

  /** Hands on a span of the caller's choice; null for none. */
  public static TraceHandover of(Span span) {
    return new TraceHandover(span);
  }

  /** An executor whose tasks see the span that was active where each was handed to it. */
  public static Executor propagating(Executor executor) {
    return task -> executor.execute(capture().runnable(task));
  }

  /** An executor whose tasks all see the captured span. */
  public Executor executor(Executor executor) {
    return task -> executor.execute(runnable(task));
  }

  /** The task with the captured span active. It may run any number of times. */
  public Runnable runnable(Runnable task) {
    return () -> within(() -> finished(task));
  }

  /** As {@link #runnable}, for a task with a result. */
  public <T> Supplier<T> supplier(Supplier<T> task) {
    return () -> within(task);
  }

  /** As {@link #runnable}, for a task that may throw anything. */
  public <T> Callable<T> callable(Callable<T> task) {
    return () -> {
      Scope scope = enter();
      try {
        return task.call();
      } finally {
        scope.close();
      }
    };
  }

  /** As {@link #runnable}, for Vert.x callbacks. */
  public <T> Handler<T> handler(Handler<T> handler) {
    return event -> within(() -> finished(() -> handler.handle(event)));
  }

  private <T> T within(Supplier<T> task) {
    Scope scope = enter();
    try {
      return task.get();
    } finally {
      scope.close();
    }
  }

  private Scope enter() {
    return Vertx.currentContext() == null
        ? ThreadScope.activate(span)
        : DuplicatedContext.ofCurrent(span).enter();
  }

  private static Void finished(Runnable task) {
    task.run();
    return null;
  }
}
