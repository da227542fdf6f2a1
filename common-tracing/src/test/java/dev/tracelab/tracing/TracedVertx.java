package dev.tracelab.tracing;

import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A Vert.x instance whose finished spans are kept in memory. */
public final class TracedVertx implements AutoCloseable {

  private static final long BOUND_SECONDS = 60;

  private final InMemoryReporter reporter = new InMemoryReporter();
  public final Tracing tracing = Tracing.reportingTo("test-service", reporter);
  public final Vertx vertx;
  public final Traced traced;

  public TracedVertx(String... routes) {
    vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of(routes))))
            .build();
    traced = new Traced(vertx, tracing.tracer());
  }

  /** Runs work on an event loop and waits for its result. */
  public <T> T await(Supplier<Future<T>> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            start ->
                work.get()
                    .onComplete(
                        result -> {
                          if (result.succeeded()) {
                            done.complete(result.result());
                          } else {
                            done.completeExceptionally(result.cause());
                          }
                        }));
    return done.get(BOUND_SECONDS, TimeUnit.SECONDS);
  }

  /** A copy of the spans finished so far. */
  public List<JaegerSpan> spans() {
    return List.copyOf(reporter.getSpans());
  }

  public JaegerSpan span(String operation) {
    return spans().stream()
        .filter(span -> span.getOperationName().equals(operation))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No span '" + operation + "' among " + names()));
  }

  public List<String> names() {
    return spans().stream().map(JaegerSpan::getOperationName).toList();
  }

  /**
   * Waits for a span, such as the server span, which finishes after the client has the response.
   */
  public JaegerSpan awaitSpan(String operation) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!names().contains(operation) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return span(operation);
  }

  /** Waits until the given number of spans with a name are finished. */
  public void awaitSpans(String operation, int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (Collections.frequency(names(), operation) < count) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not " + count + " spans '" + operation + "': " + names());
      }
      Thread.onSpinWait();
    }
  }

  public static String parentOf(JaegerSpan span) {
    return Long.toHexString(span.context().getParentId());
  }

  public static String idOf(JaegerSpan span) {
    return Long.toHexString(span.context().getSpanId());
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
    tracing.close(Duration.ofSeconds(1));
  }
}
