package dev.tracelab.tracing;

import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

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
   * @param operation the span's name: what is done, with few distinct values
   * @param work gets the span, to tag it; its future ends the span. An exception it throws is a
   *     failed future
   * @return the work's future, on the caller's context. A failure marks the span as an error unless
   *     it is an {@link ExpectedFailure}
   */
  public <T> Future<T> span(String operation, Function<Span, Future<T>> work) {
    return run(tracer.buildSpan(operation).start(), work);
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
    return earlier == null ? span(operation, work) : run(follower(operation, earlier), work);
  }

  private Span follower(String operation, SpanContext earlier) {
    return tracer
        .buildSpan(operation)
        .ignoreActiveSpan()
        .addReference(References.FOLLOWS_FROM, earlier)
        .start();
  }

  /**
   * As {@link #span}, for work that began before its span could be started: the wait in a queue
   * counts too.
   *
   * @param began when the span starts, to the microsecond
   */
  public <T> Future<T> since(String operation, Instant began, Function<Span, Future<T>> work) {
    return run(tracer.buildSpan(operation).withStartTimestamp(micros(began)).start(), work);
  }

  /**
   * Records time already spent as a child span of the active span.
   *
   * @param operation the span's name, such as {@code wait in queue}
   * @param end when it ended; a clock that was set back makes a span of no duration
   */
  public void elapsed(String operation, Instant start, Instant end) {
    long from = micros(start);
    Span span = tracer.buildSpan(operation).withStartTimestamp(from).start();
    span.finish(Math.max(from, micros(end)));
  }

  /**
   * Starts a span with each tick of a periodic timer; it follows from the span active now. Vert.x
   * itself loses the trace: it runs ticks on contexts that hold no span.
   *
   * @param operation the name of each tick's span
   * @param work as in {@link #span}. A tick is skipped while the previous one still works
   * @return the timer's id, for {@link Vertx#cancelTimer}
   */
  public long periodic(Duration every, String operation, Function<Span, Future<?>> work) {
    TraceContext current = TraceContext.current();
    SpanContext earlier = current == null ? null : current.spanContext();
    AtomicBoolean working = new AtomicBoolean();
    return vertx.setPeriodic(
        every.toMillis(),
        tick -> {
          if (working.compareAndSet(false, true)) {
            following(operation, earlier, span -> work.apply(span).mapEmpty())
                .onComplete(done -> working.set(false));
          }
        });
  }

  /**
   * Runs work under a span the caller built, and finishes the span when the work's future
   * completes. All other methods of this class are short forms of it.
   *
   * @param span a started span, with its references and tags
   * @param work as in {@link #span}
   */
  public <T> Future<T> run(Span span, Function<Span, Future<T>> work) {
    if (tracer instanceof NoopTracer) {
      // No context is duplicated for a span that nobody sees: what is off costs nothing.
      return start(() -> work.apply(span));
    }
    if (span instanceof GuardedSpan guarded) {
      guarded.setOwnedByWork();
    }
    return DuplicatedContext.create(vertx, span).run(() -> finishing(span, work));
  }

  /** Whether a span is finished by the work it was {@link #run} with, and by nobody else. */
  public static boolean finishes(Span span) {
    return span instanceof GuardedSpan guarded && guarded.isOwnedByWork();
  }

  /** The tracer, to build a span for {@link #run} or to inject and extract a context. */
  public Tracer tracer() {
    return tracer;
  }

  /**
   * The same result, with its callbacks on the caller's context, where the caller's span is active.
   * For futures that others complete: a promise of a foreign thread, an object made in another span
   * such as a shared connection.
   */
  public <T> Future<T> here(Future<T> future) {
    return DuplicatedContext.here(vertx, future);
  }

  /** As {@link #here(Future)}, for the result of a library that knows nothing of Vert.x. */
  public <T> Future<T> here(CompletionStage<T> stage) {
    return here(Future.fromCompletionStage(stage))
        .recover(failure -> Future.failedFuture(unwrapped(failure)));
  }

  /** Stages wrap what they pass on; a span should name what happened. */
  private static Throwable unwrapped(Throwable failure) {
    boolean wraps = failure instanceof CompletionException && failure.getCause() != null;
    return wraps ? failure.getCause() : failure;
  }

  /**
   * Writes a failure on the active span, for work that handles it instead of passing it on. Does
   * nothing without an active span.
   */
  public void failed(Throwable failure) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      SpanErrors.record(active, failure);
    }
  }

  private static <T> Future<T> finishing(Span span, Function<Span, Future<T>> work) {
    return start(() -> work.apply(span))
        .onComplete(
            done -> {
              if (done.failed()) {
                SpanErrors.record(span, done.cause());
              }
              span.finish();
            });
  }

  /** The future of work that may throw, or return null. */
  private static <T> Future<T> start(Supplier<Future<T>> work) {
    try {
      return Objects.requireNonNull(work.get(), "The work of a span returned no future.");
    } catch (RuntimeException | Error e) {
      return Future.failedFuture(e);
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
