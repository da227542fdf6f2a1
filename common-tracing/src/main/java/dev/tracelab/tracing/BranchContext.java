package dev.tracelab.tracing;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;

import io.opentracing.Scope;
import io.opentracing.Span;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.spi.context.storage.ContextLocal;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Runs work in a duplicate of the current context, with a span of its own active there.
 *
 * <p>vertx-opentracing keeps one active span for each context. Two parallel branches that set it on
 * the same context adopt each other's children; in a duplicate each branch has its own slot. Vert.x
 * offers no public way to duplicate a context: this is the one class that knows the internal one.
 */
final class BranchContext {

  /** Set while a span stands for a whole call to another service; see {@link ClientTracing}. */
  static final ContextLocal<Span> CLIENT_SPAN = ContextLocal.registerLocal(Span.class);

  private final ContextInternal outer;
  private final ContextInternal inner;

  private BranchContext(Context outer, Span active) {
    this.outer = (ContextInternal) outer;
    this.inner = this.outer.duplicate(true);
    if (active == null) {
      inner.removeLocal(OpenTracingTracerFactory.ACTIVE_SPAN, CONCURRENT);
    } else {
      inner.putLocal(OpenTracingTracerFactory.ACTIVE_SPAN, CONCURRENT, active);
    }
    inner.removeLocal(CLIENT_SPAN, CONCURRENT);
  }

  /**
   * Vert.x sizes its contexts when it is built: a local registered later cannot be used. So this is
   * called before.
   */
  static void registerLocals() {
    Objects.requireNonNull(CLIENT_SPAN);
  }

  /** The span that stands for the call being made on the current context, or null. */
  static Span clientSpan() {
    Context context = Vertx.currentContext();
    return context == null ? null : context.getLocal(CLIENT_SPAN, CONCURRENT);
  }

  static BranchContext create(Vertx vertx, Span active) {
    return new BranchContext(vertx.getOrCreateContext(), active);
  }

  /** A branch of the current context, of which there has to be one. */
  static BranchContext ofCurrent(Span active) {
    return new BranchContext(Vertx.currentContext(), active);
  }

  /** The same result, whose callbacks run on the caller's context. */
  static <T> Future<T> here(Vertx vertx, Future<T> future) {
    Promise<T> promise = ((ContextInternal) vertx.getOrCreateContext()).promise();
    future.onComplete(promise);
    return promise.future();
  }

  BranchContext standingForTheCall(Span clientSpan) {
    inner.putLocal(CLIENT_SPAN, CONCURRENT, clientSpan);
    return this;
  }

  /**
   * The future of work that throws nothing, completed on the context that called. Who calls on the
   * context's own thread has the work begun at once: a turn through the event loop for each span is
   * felt.
   */
  <T> Future<T> run(Supplier<Future<T>> work) {
    Promise<T> result = outer.promise();
    inner.emit(branch -> work.get().onComplete(result));
    return result.future();
  }

  /** Makes the branch the current context, on the current thread, until the scope is closed. */
  Scope enter() {
    ContextInternal previous = inner.beginDispatch();
    return () -> inner.endDispatch(previous);
  }
}
