package dev.tracelab.tracing;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;
import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import io.opentracing.Scope;
import io.opentracing.Span;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.function.Supplier;

/**
 * Runs work in a duplicate of the current Vert.x context, with a span of its own active there.
 *
 * <p>vertx-opentracing keeps one active span per context. If two parallel branches set it on the
 * same context, spans of one become children of the other; in a duplicate each branch has its own
 * slot. Vert.x has no public API for duplicating a context: this is the only class that uses the
 * internal one.
 */
final class DuplicatedContext {

  private final ContextInternal outer;
  private final ContextInternal inner;

  private DuplicatedContext(Context outer, Span active) {
    this.outer = (ContextInternal) outer;
    this.inner = this.outer.duplicate(true);
    if (active == null) {
      inner.removeLocal(ACTIVE_SPAN, CONCURRENT);
    } else {
      inner.putLocal(ACTIVE_SPAN, CONCURRENT, active);
    }
  }

  static DuplicatedContext create(Vertx vertx, Span active) {
    return new DuplicatedContext(vertx.getOrCreateContext(), active);
  }

  /** Duplicates the current context, which must exist. */
  static DuplicatedContext ofCurrent(Span active) {
    return new DuplicatedContext(Vertx.currentContext(), active);
  }

  /** The same result, with callbacks on the caller's context. */
  static <T> Future<T> here(Vertx vertx, Future<T> future) {
    Promise<T> promise = ((ContextInternal) vertx.getOrCreateContext()).promise();
    future.onComplete(promise);
    return promise.future();
  }

  /**
   * Runs work that does not throw and completes its future on the caller's context. On the
   * context's own thread the work starts immediately; dispatching each span through the event loop
   * would add latency.
   */
  <T> Future<T> run(Supplier<Future<T>> work) {
    Promise<T> result = outer.promise();
    inner.emit(event -> work.get().onComplete(result));
    return result.future();
  }

  /** Makes the duplicate the current context of this thread until the scope is closed. */
  Scope enter() {
    ContextInternal previous = inner.beginDispatch();
    return () -> inner.endDispatch(previous);
  }
}
