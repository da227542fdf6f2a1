package dev.tracelab.tracing;

import io.opentracing.Scope;
import io.opentracing.Span;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Carries the active span to places where Vert.x does not: threads of another executor, callbacks
 * of a library, ticks of a periodic timer.
 *
 * <p>Vert.x keeps the active span on its contexts, and a thread of a foreign pool has no context,
 * so spans started there would begin new traces. A wrapped task sees the captured span as the
 * active one while it runs, on any thread, and the previous state is restored afterwards:
 *
 * <ul>
 *   <li>On a foreign thread the span is kept in a thread-local. Start spans there with {@link
 *       Traced} or the tracer. Vert.x clients called directly from such a thread do not see the
 *       span, because they create contexts of their own.
 *   <li>On a Vert.x thread the task runs in a duplicate of the current context, which itself is not
 *       modified.
 * </ul>
 */
public final class TraceHandover {

  private final Span span;

  private TraceHandover(Span span) {
    this.span = span;
  }

  /** Captures the active span. If there is none, wrapped tasks run without an active span. */
  public static TraceHandover capture() {
    return of(TraceContext.activeSpan());
  }

  /** Hands over the given span; null means no active span. */
  public static TraceHandover of(Span span) {
    return new TraceHandover(span);
  }

  /** Wraps an executor so that each task sees the span that was active when it was submitted. */
  public static Executor propagating(Executor executor) {
    return task -> executor.execute(capture().runnable(task));
  }

  /** Wraps a task so that it runs with the captured span active. It may run any number of times. */
  public Runnable runnable(Runnable task) {
    return () ->
        within(
            () -> {
              task.run();
              return null;
            });
  }

  /** As {@link #runnable}, for a task that returns a result. */
  public <T> Supplier<T> supplier(Supplier<T> task) {
    return () -> within(task);
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
}
