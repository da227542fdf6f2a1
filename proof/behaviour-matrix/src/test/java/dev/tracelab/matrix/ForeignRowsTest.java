package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceHandover;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

@Section(place = 4, title = "Foreign threads", prefix = "F")
class ForeignRowsTest {

  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    pool.shutdownNow();
  }

  @Row(
      number = "F-01",
      title = "`tracer.buildSpan(...)` in a task of a foreign executor",
      alone = "a new root",
      with = "a child of the span that was active when the task was submitted (`TraceHandover`)")
  void aTaskOfAnExecutor(MatrixLab lab) throws Exception {
    Executor executor = lab.either(() -> pool, () -> TraceHandover.propagating(pool));
    TestSite.working(
            lab,
            site ->
                Future.fromCompletionStage(
                    CompletableFuture.runAsync(() -> lab.mark("far"), executor)))
        .get("/go");

    JaegerSpan far = lab.spans().named("far");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.isRoot(far)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(far, request)).isTrue());
  }

  @Row(
      number = "F-02",
      title = "A call after a library's `CompletionStage`",
      alone = "no client span; the called service begins a new trace",
      with = "the call is a child of the server span (`Traced.here`)")
  void aCallAfterAStage(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site -> {
              CompletableFuture<String> stage = new CompletableFuture<>();
              Future<?> called =
                  lab.either(
                          () -> Future.fromCompletionStage(stage), () -> lab.traced().here(stage))
                      .compose(done -> site.call("/leaf"));
              pool.execute(() -> stage.complete("done"));
              return called;
            })
        .get("/go");

    assertTraceBreaksOnlyAlone(lab);
  }

  @Row(
      number = "F-03",
      title = "A call after a promise completed by a foreign thread",
      alone = "no client span; the called service begins a new trace",
      with = "the call is a child of the server span (`Traced.here`)")
  void aCallAfterAPromise(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site -> {
              Promise<String> promise = Promise.promise();
              Future<?> called =
                  lab.either(promise::future, () -> lab.traced().here(promise.future()))
                      .compose(done -> site.call("/leaf"));
              pool.execute(() -> promise.complete("done"));
              return called;
            })
        .get("/go");

    assertTraceBreaksOnlyAlone(lab);
  }

  @Row(
      number = "F-04",
      title = "A call from a task of a foreign executor",
      alone = "no client span; the called service begins a new trace",
      with = "the call is in the trace, below the task's own span (`TraceHandover`, `Traced`)")
  void aCallFromAForeignThread(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site -> {
              Promise<Object> done = Promise.promise();
              Runnable task =
                  () ->
                      lab.span("far", () -> site.call("/leaf")).onComplete(any -> done.complete());
              pool.execute(lab.either(() -> task, () -> TraceHandover.capture().runnable(task)));
              return done.future();
            })
        .get("/go");

    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan far = lab.spans().named("far");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.isRoot(leaf)).isTrue());
    lab.with(
        () -> {
          assertThat(Spans.isUnder(far, request)).isTrue();
          assertThat(Spans.isUnder(lab.spans().client("/leaf"), far)).isTrue();
        });
  }

  @Row(
      number = "F-05",
      title = "The next task of an executor after a handover",
      alone = "becomes a child of the previous task, whose scope stayed open",
      with = "is not affected: a handover ends when its task returns or throws")
  void theNextTask(MatrixLab lab) throws Exception {
    Runnable task = lab.either(() -> () -> scopeLeftOpen(lab), () -> handedOver(lab));
    Waiting.until(CompletableFuture.runAsync(task, pool).handle((done, failure) -> done));
    Waiting.until(CompletableFuture.runAsync(() -> lab.mark("next"), pool));

    JaegerSpan next = lab.spans().named("next");
    lab.alone(() -> assertThat(Spans.isRoot(next)).isFalse());
    lab.with(() -> assertThat(Spans.isRoot(next)).isTrue());
  }

  @Row(
      number = "F-06",
      title = "A call in a span from the main thread",
      alone = "the span is not active there; the called service begins a new trace",
      with = "the call is the span's child (`Traced`)")
  void aCallFromTheMainThread(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);

    Future<?> called = lab.span("start", () -> site.call("/leaf"));
    lab.run(() -> called);

    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan start = lab.spans().named("start");
    lab.alone(() -> assertThat(Spans.inOneTrace(leaf, start)).isFalse());
    lab.with(() -> assertThat(Spans.isUnder(lab.spans().client("/leaf"), start)).isTrue());
  }

  @Row(
      number = "F-07",
      title = "A foreign thread returns with `runOnContext` of the request's context",
      alone = "a call there is a child of the server span",
      with = "the same")
  void backOnTheContext(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site -> {
              Context context = Vertx.currentContext();
              Promise<Object> done = Promise.promise();
              pool.execute(
                  () ->
                      context.runOnContext(
                          back -> site.call("/leaf").onComplete(any -> done.complete())));
              return done.future();
            })
        .get("/go");

    JaegerSpan call = lab.spans().client("/leaf");
    JaegerSpan request = lab.spans().server("/go");
    lab.always(() -> assertThat(Spans.isUnder(call, request)).isTrue());
  }

  private static void assertTraceBreaksOnlyAlone(MatrixLab lab) throws Exception {
    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(
        () -> {
          assertThat(Spans.isRoot(leaf)).isTrue();
          assertThat(lab.spans().clients()).isEmpty();
        });
    lab.with(() -> assertThat(Spans.isUnder(lab.spans().client("/leaf"), request)).isTrue());
  }

  private static void scopeLeftOpen(MatrixLab lab) {
    lab.tracer().activateSpan(lab.tracer().buildSpan("task").start());
  }

  private static Runnable handedOver(MatrixLab lab) {
    return TraceHandover.of(lab.tracer().buildSpan("task").start())
        .runnable(
            () -> {
              throw new IllegalStateException("the task fails");
            });
  }
}
