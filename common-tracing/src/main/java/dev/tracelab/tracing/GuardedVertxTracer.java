package dev.tracelab.tracing;

import io.opentracing.Span;
import io.vertx.core.Context;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing that a tracer throws reach the protocol. Vert.x calls the tracer in the midst of a
 * connection's work: an exception there ends the connection, and with it the requests of all who
 * share it. Here a failure costs a span, and is counted.
 */
final class GuardedVertxTracer implements VertxTracer<Span, Span> {

  private final VertxTracer<Span, Span> tracer;
  private final Failures failures;

  GuardedVertxTracer(VertxTracer<Span, Span> tracer, Failures failures) {
    this.tracer = tracer;
    this.failures = failures;
  }

  @Override
  public <R> Span receiveRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<R> tags) {
    return guarded(
        () -> tracer.receiveRequest(context, kind, policy, request, operation, headers, tags));
  }

  @Override
  public <R> void sendResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    ending(span, () -> tracer.sendResponse(context, response, span, failure, tags));
  }

  @Override
  public <R> Span sendRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      BiConsumer<String, String> headers,
      TagExtractor<R> tags) {
    return guarded(
        () -> tracer.sendRequest(context, kind, policy, request, operation, headers, tags));
  }

  @Override
  public <R> void receiveResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    ending(span, () -> tracer.receiveResponse(context, response, span, failure, tags));
  }

  @Override
  public void close() {
    tracer.close();
  }

  private Span guarded(Supplier<Span> callback) {
    try {
      return callback.get();
    } catch (Throwable failure) {
      failures.caught(failure);
      return null;
    }
  }

  /** A span that cannot be described is finished all the same. */
  private void ending(Span span, Runnable callback) {
    try {
      callback.run();
    } catch (Throwable failure) {
      failures.caught(failure);
      guarded(
          () -> {
            if (span != null) {
              span.finish();
            }
            return span;
          });
    }
  }

  /** Counts what was caught. The first is logged: a defect that comes with each request is one. */
  static final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedVertxTracer.class);

    private final LongAdder count = new LongAdder();

    long count() {
      return count.sum();
    }

    void caught(Throwable failure) {
      if (count.sum() == 0) {
        LOG.warn(
            "The tracer failed; its request went on without a span. Later failures are counted in"
                + " Tracing.caughtFailures() only.",
            failure);
      }
      count.increment();
    }
  }
}
