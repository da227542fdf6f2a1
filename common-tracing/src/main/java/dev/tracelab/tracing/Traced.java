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
 * Runs asynchronous work in a span: {@code traced.span("check credit", span -> future)}.
 *
 * <p>The span is a child of the active span. It is active in a duplicated context while the work
 * runs and is finished once, when the work's future completes. Parallel branches therefore never
 * become each other's parents, and there is no scope to close.
 *
 * <p>A future completes on the context that created it. Open connections, transactions and requests
 * inside the work: the future of an object created outside calls back outside, where a different
 * span is active. If that cannot be avoided, wrap the future with {@link #here(Future)}.
 */
public final class Traced {

  private final Vertx vertx;
  private final Tracer tracer;

  /**
   * Spans of one Vert.x instance.
   *
   * @param vertx provides a context to callers that run outside of one
   * @param tracer starts the spans
   */
  public Traced(Vertx vertx, Tracer tracer) {
    this.vertx = Objects.requireNonNull(vertx);
    this.tracer = Objects.requireNonNull(tracer);
  }

  /**
   * Runs work in a child span of the active span.
   *
   * @param operation the span's name; low cardinality, without ids
   * @param work receives the span, for example to set tags. The span is finished when the returned
   *     future completes. A thrown exception and a null future count as a failed future
   * @return the work's result, on the caller's context. A failure marks the span as an error unless
   *     it is an {@link ExpectedFailure}
   */
  public <T> Future<T> span(String operation, Function<Span, Future<T>> work) {
    return run(tracer.buildSpan(operation).start(), work);
  }

  /**
   * Runs work that continues the trace of an earlier span which does not wait for it, for example
   * after the response was sent.
   *
   * @param operation the span's name
   * @param earlier the span context to reference with {@code FOLLOWS_FROM}; null makes the span a
   *     child of the active span, as in {@link #span}
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
   * Runs work in a span that starts in the past, so that it includes time spent waiting in a queue.
   *
   * @param operation the span's name
   * @param began the start of the span, with microsecond precision
   * @param work as in {@link #span}
   */
  public <T> Future<T> since(String operation, Instant began, Function<Span, Future<T>> work) {
    return run(tracer.buildSpan(operation).withStartTimestamp(micros(began)).start(), work);
  }

  /**
   * Records time that has already passed as a child span of the active span.
   *
   * @param operation the span's name, such as {@code wait in queue}
   * @param start the start of the span, with microsecond precision
   * @param end the end of the span; if it is before the start, because the clock was set back, the
   *     span has no duration
   */
  public void elapsed(String operation, Instant start, Instant end) {
    long from = micros(start);
    Span span = tracer.buildSpan(operation).withStartTimestamp(from).start();
    span.finish(Math.max(from, micros(end)));
  }

  /**
   * Starts a periodic timer whose ticks each run in a span that follows from the span active now.
   * Without this, Vert.x loses the trace: it runs timers on contexts that have no active span.
   *
   * @param every the interval, with millisecond precision
   * @param operation the name of each tick's span
   * @param work as in {@link #span}. A tick is skipped while the previous one is still running
   * @return the timer id for {@link Vertx#cancelTimer}
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
   * Runs work in a span that the caller built, and finishes the span when the work's future
   * completes. The other methods of this class are shorthands for this one.
   *
   * @param span a started span with its references and tags
   * @param work as in {@link #span}
   * @return as in {@link #span}
   */
  public <T> Future<T> run(Span span, Function<Span, Future<T>> work) {
    if (tracer instanceof NoopTracer) {
      // Disabled tracing costs nothing: no context is duplicated.
      return start(() -> work.apply(span));
    }
    if (span instanceof Owned owned) {
      owned.setOwnedByWork();
    }
    return DuplicatedContext.create(vertx, span).run(() -> finishing(span, work));
  }

  /**
   * Whether a span belongs to work passed to {@link #run}, which alone finishes it. Other code,
   * such as the Vert.x tracer, must not.
   */
  public static boolean finishes(Span span) {
    return span instanceof Owned owned && owned.isOwnedByWork();
  }

  /** The tracer, for building spans for {@link #run} and for injecting and extracting contexts. */
  public Tracer tracer() {
    return tracer;
  }

  /**
   * Moves the callbacks of a future to the caller's context, where the caller's span is active. Use
   * it for futures completed elsewhere: by a foreign thread, or by an object created in another
   * span, such as a shared connection.
   */
  public <T> Future<T> here(Future<T> future) {
    return DuplicatedContext.here(vertx, future);
  }

  /**
   * As {@link #here(Future)}, for a library that does not use Vert.x. A {@link CompletionException}
   * is unwrapped.
   */
  public <T> Future<T> here(CompletionStage<T> stage) {
    return here(Future.fromCompletionStage(stage))
        .recover(failure -> Future.failedFuture(unwrapped(failure)));
  }

  private static Throwable unwrapped(Throwable failure) {
    boolean wraps = failure instanceof CompletionException && failure.getCause() != null;
    return wraps ? failure.getCause() : failure;
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

  /** Turns a thrown exception or a null future into a failed future. */
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

  /** A span that knows whether work finishes it; a tracer may have others. */
  interface Owned {

    /** From now on only the work passed to {@link #run} finishes this span; Vert.x does not. */
    void setOwnedByWork();

    boolean isOwnedByWork();
  }
}
