package dev.tracelab.tracing;

import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracer;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
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
   * @param operation the span's name: what is done, of few different values
   * @param work gets the span, to tag it; its future ends the span. An exception it throws is a
   *     failed future
   * @return the work's future, on the caller's context. A failure marks the span as an error unless
   *     it is an {@link ExpectedFailure}
   */
  public <T> Future<T> span(String operation, Function<Span, Future<T>> work) {
    return inBranch(tracer.buildSpan(operation).start(), work);
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
    return inBranch(begin(operation, earlier), work);
  }

  /**
   * As {@link #span}, for work that began before anybody could start its span: the wait in a queue
   * counts too.
   *
   * @param began when the span starts, to the microsecond
   */
  public <T> Future<T> since(String operation, Instant began, Function<Span, Future<T>> work) {
    return inBranch(tracer.buildSpan(operation).withStartTimestamp(micros(began)).start(), work);
  }

  /**
   * Records time already spent as a child span of the active span.
   *
   * @param operation the span's name, such as {@code wait in queue}
   * @param end when it ended; a clock that was put back makes a span of no duration
   */
  public void elapsed(String operation, Instant start, Instant end) {
    long from = micros(start);
    Span span = tracer.buildSpan(operation).withStartTimestamp(from).start();
    span.finish(Math.max(from, micros(end)));
  }

  /**
   * Begins a span with each tick of a periodic timer; it follows from the span active now. Vert.x
   * itself forgets the trace: it runs ticks on contexts that hold no span.
   *
   * @param operation the name of each tick's span
   * @param work as in {@link #span}. A tick that comes while the one before still works is left out
   * @return the timer's id, for {@link Vertx#cancelTimer}
   */
  public long periodic(Duration every, String operation, Function<Span, Future<?>> work) {
    Span origin = TraceContext.activeSpan();
    SpanContext earlier = origin == null ? null : origin.context();
    Ticks ticks =
        new Ticks(() -> following(operation, earlier, span -> work.apply(span).mapEmpty()));
    return vertx.setPeriodic(every.toMillis(), ticks);
  }

  /**
   * A handler of event-bus messages whose consumer span ends with its work. Vert.x itself ends the
   * span of a sent or published message when the handler returns, and never ends that of a request
   * nobody replies to.
   *
   * <p>A request is answered with the work's result, or failed with its failure: the code of a
   * {@link io.vertx.core.eventbus.ReplyException}, else 500. A message that carries no trace begins
   * one.
   *
   * @param bound how long the work may take; longer is a failure, whatever it still does
   * @param work done for each message, with the consumer's span active; an exception it throws is a
   *     failed future
   */
  public <T, R> Handler<Message<T>> consuming(
      Duration bound, Function<Message<T>, Future<R>> work) {
    Consuming<T, R> consuming = new Consuming<>(bound, work);
    return message -> {
      Span span = ConsumerSpans.held(tracer, message);
      BranchContext.create(vertx, span).run(() -> finishing(span, s -> consuming.consume(message)));
    };
  }

  /**
   * The same result, with its callbacks on the caller's context, where the caller's span is active.
   * For futures that others complete: a promise of a foreign thread, an object made in another span
   * such as a shared connection.
   */
  public <T> Future<T> here(Future<T> future) {
    return BranchContext.here(vertx, future);
  }

  /** As {@link #here(Future)}, for the result of a library that knows nothing of Vert.x. */
  public <T> Future<T> here(CompletionStage<T> stage) {
    return BranchContext.here(vertx, Future.fromCompletionStage(stage))
        .recover(failure -> Future.failedFuture(unwrapped(failure)));
  }

  /** Like {@link #span}, for a span that stands for a call to another service. */
  <T> Future<T> clientSpan(Span span, Function<Span, Future<T>> work) {
    if (isOff()) {
      return start(() -> work.apply(span));
    }
    BranchContext branch = BranchContext.create(vertx, span).standingForTheCall(span);
    return branch.run(() -> finishing(span, work));
  }

  /** Starts a span that {@link #clientSpan} runs and finishes. */
  Tracer.SpanBuilder build(String operation) {
    return tracer.buildSpan(operation);
  }

  /** A span that follows from an earlier one, or else begins a trace; the caller finishes it. */
  Span begin(String operation, SpanContext earlier) {
    return tracer
        .buildSpan(operation)
        .ignoreActiveSpan()
        .addReference(References.FOLLOWS_FROM, earlier)
        .start();
  }

  /** Writes a span's context where it travels. */
  void inject(SpanContext context, BiConsumer<String, String> headers) {
    HeaderWriter.inject(tracer, context, headers);
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

  /** Nothing is branched for spans that are none: what is off costs nothing. */
  private <T> Future<T> inBranch(Span span, Function<Span, Future<T>> work) {
    return isOff()
        ? start(() -> work.apply(span))
        : BranchContext.create(vertx, span).run(() -> finishing(span, work));
  }

  private boolean isOff() {
    return tracer instanceof NoopTracer;
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Stages wrap what they pass on; a span should name what happened. */
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

  /** The future of work that may throw, or give none. */
  static <T> Future<T> start(Supplier<Future<T>> work) {
    try {
      return Objects.requireNonNull(work.get(), "The work of a span gave no future.");
    } catch (RuntimeException | Error e) {
      return Future.failedFuture(e);
    }
  }
}
