package dev.tracelab.tracing;

import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Function;

/**
 * Puts a span around asynchronous work: {@code traced.span("check credit", span -> future)}.
 *
 * <p>The span is a child of the active one, is active in a context of its own while the work runs,
 * and is finished once, when the work's future completes. So parallel branches never adopt each
 * other's children, and nothing has to be put back afterwards.
 *
 * <p>A future belongs to the context that made it. Inside the work, open connections, transactions
 * and requests afresh: a future of an object made outside calls back outside, where another span is
 * active.
 */
public final class Traced {

  private final Vertx vertx;
  private final Tracer tracer;

  private Traced(Vertx vertx, Tracer tracer) {
    this.vertx = vertx;
    this.tracer = tracer;
  }

  /**
   * For one Vert.x instance.
   *
   * @param vertx gives a context to callers that have none
   * @param tracer starts the spans
   */
  public static Traced create(Vertx vertx, Tracer tracer) {
    return new Traced(Objects.requireNonNull(vertx), Objects.requireNonNull(tracer));
  }

  /**
   * Runs work under a child span of the active span.
   *
   * @param operation the span's name: what is done, of few different values
   * @param work gets the span, to tag it; its future ends the span. An exception it throws is a
   *     failed future
   * @return the work's future, on the caller's context. A failure marks the span as an error unless
   *     it is an {@link ExpectedFailure}
   */
  public <T> Future<T> span(String operation, Function<Span, Future<T>> work) {
    Span span = tracer.buildSpan(operation).start();
    return BranchContext.create(vertx, span).run(() -> finishing(span, work));
  }

  /**
   * Runs work that continues an earlier span nobody waits for any more, in that span's trace.
   *
   * @param operation the span's name
   * @param earlier what the span has a {@code FOLLOWS_FROM} reference to; null makes it a child of
   *     the active span, as {@link #span} does
   * @param work as in {@link #span}
   */
  public <T> Future<T> following(
      String operation, SpanContext earlier, Function<Span, Future<T>> work) {
    if (earlier == null) {
      return span(operation, work);
    }
    Span span =
        tracer
            .buildSpan(operation)
            .ignoreActiveSpan()
            .addReference(References.FOLLOWS_FROM, earlier)
            .start();
    return BranchContext.create(vertx, span).run(() -> finishing(span, work));
  }

  /** Like {@link #span}, for a span that stands for a call to another service. */
  <T> Future<T> clientSpan(Span span, Function<Span, Future<T>> work) {
    BranchContext branch = BranchContext.create(vertx, span).standingForTheCall(span);
    return branch.run(() -> finishing(span, work));
  }

  /** Starts a span that {@link #clientSpan} runs and finishes. */
  Tracer.SpanBuilder build(String operation) {
    return tracer.buildSpan(operation);
  }

  /**
   * Writes a failure on the active span, for work that answers it instead of passing it on. Does
   * nothing without an active span.
   */
  public void failed(Throwable failure) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      SpanErrors.record(active, failure);
    }
  }

  private static <T> Future<T> finishing(Span span, Function<Span, Future<T>> work) {
    return start(span, work)
        .onComplete(
            done -> {
              if (done.failed()) {
                SpanErrors.record(span, done.cause());
              }
              span.finish();
            });
  }

  private static <T> Future<T> start(Span span, Function<Span, Future<T>> work) {
    try {
      return work.apply(span);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
