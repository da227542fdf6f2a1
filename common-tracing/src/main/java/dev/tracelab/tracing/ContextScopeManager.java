package dev.tracelab.tracing;

import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The active span as vertx-opentracing knows it: one slot on the Vert.x context.
 *
 * <p>Jaeger's own scope manager keeps it in a thread-local, which stays empty on an event loop and,
 * if somebody fills it, leaks into other requests of the same thread. Where no context is current a
 * thread-local is right, and used: {@link ThreadScope}.
 */
final class ContextScopeManager implements ScopeManager {

  @Override
  public Scope activate(Span span) {
    Context context = Vertx.currentContext();
    if (context == null) {
      return ThreadScope.activate(span);
    }
    Span previous = context.getLocal(ACTIVE_SPAN);
    context.putLocal(ACTIVE_SPAN, span);
    // The scope may be closed elsewhere: it puts back what it found, where it found it.
    return () -> restore(context, previous);
  }

  @Override
  public Span activeSpan() {
    return TraceContext.activeSpan();
  }

  private static void restore(Context context, Span previous) {
    if (previous == null) {
      context.removeLocal(ACTIVE_SPAN);
    } else {
      context.putLocal(ACTIVE_SPAN, previous);
    }
  }
}
