package dev.tracelab.tracing;

import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Keeps the active span where vertx-opentracing does: in a slot of the Vert.x context.
 *
 * <p>Jaeger's own scope manager uses a thread-local. On an event loop it is empty, and if code sets
 * it, it leaks into other requests on the same thread. A thread-local is used only where no context
 * is current: {@link ThreadScope}.
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
    // The scope may be closed on another context; it restores the one it changed.
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
