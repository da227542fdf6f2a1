package dev.tracelab.tracing;

import static dev.tracelab.tracing.TracedVertx.idOf;
import static dev.tracelab.tracing.TracedVertx.parentOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentracing.Span;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceHandoverTest {

  private final TracedVertx lab = new TracedVertx();
  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() throws Exception {
    lab.close();
    pool.shutdown();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTaskOnAForeignPoolSeesTheSpanThatWasActiveOnSubmission() throws Exception {
    Executor traced = TraceHandover.propagating(pool);

    lab.await(
        () ->
            lab.traced.span(
                "order", span -> lab.traced.here(CompletableFuture.runAsync(this::leaf, traced))));

    assertThat(parentOf(lab.span("leaf"))).isEqualTo(idOf(lab.span("order")));
    assertThat(activeInThePool()).isNull();
  }

  @Test
  void asynchronousWorkStartedOnAForeignThreadStaysInTheTrace() throws Exception {
    lab.await(
        () ->
            lab.traced.span(
                "order",
                span ->
                    lab.traced
                        .here(
                            CompletableFuture.supplyAsync(
                                () -> lab.traced.span("far", far -> later()),
                                TraceHandover.propagating(pool)))
                        .compose(far -> far)));

    assertThat(parentOf(lab.span("far"))).isEqualTo(idOf(lab.span("order")));
  }

  @Test
  void tasksWithAndWithoutAResultCanBeWrapped() {
    Span span = lab.tracing.tracer().buildSpan("captured").start();
    TraceHandover handover = TraceHandover.of(span);
    AtomicReference<Span> inside = new AtomicReference<>();

    handover.runnable(() -> inside.set(TraceContext.activeSpan())).run();

    assertThat(inside.get()).isSameAs(span);
    assertThat(handover.supplier(TraceContext::activeSpan).get()).isSameAs(span);
    assertThat(TraceContext.activeSpan()).isNull();
  }

  @Test
  void aTaskThatThrowsRestoresThePreviousState() throws Exception {
    Span span = lab.tracing.tracer().buildSpan("captured").start();
    Runnable task =
        TraceHandover.of(span)
            .runnable(
                () -> {
                  throw new IllegalStateException("broken");
                });

    assertThat(CompletableFuture.runAsync(task, pool).handle((done, failure) -> failure).get())
        .hasRootCauseMessage("broken");
    assertThat(activeInThePool()).isNull();
  }

  @Test
  void onAnEventLoopTheCurrentContextIsNotModified() throws Exception {
    Span captured = lab.tracing.tracer().buildSpan("captured").start();
    AtomicReference<Span> inside = new AtomicReference<>();

    boolean untouched =
        lab.await(
            () ->
                lab.traced.span(
                    "own",
                    own -> {
                      TraceHandover.of(captured)
                          .runnable(() -> inside.set(TraceContext.activeSpan()))
                          .run();
                      return Future.succeededFuture(TraceContext.activeSpan() == own);
                    }));

    assertThat(untouched).isTrue();
    assertThat(inside.get()).isSameAs(captured);
  }

  @Test
  void withoutACapturedSpanNoSpanIsActive() throws Exception {
    TraceHandover nothing = TraceHandover.capture();

    Span seen =
        lab.await(
            () ->
                lab.traced.span(
                    "own",
                    own ->
                        Future.succeededFuture(nothing.supplier(TraceContext::activeSpan).get())));

    assertThat(seen).isNull();
  }

  private Span activeInThePool() throws Exception {
    return CompletableFuture.supplyAsync(TraceContext::activeSpan, pool).get(20, TimeUnit.SECONDS);
  }

  private void leaf() {
    lab.tracing.tracer().buildSpan("leaf").start().finish();
  }

  private Future<Void> later() {
    return lab.vertx.timer(1).mapEmpty();
  }
}
