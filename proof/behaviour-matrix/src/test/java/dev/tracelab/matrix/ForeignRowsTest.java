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

@Family(place = 4, title = "Foreign threads", prefix = "F")
class ForeignRowsTest {

  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    pool.shutdownNow();
  }

  @Row(
      number = "F-01",
      title = "`tracer.buildSpan(...)` in a task of a foreign executor",
      alone = "a root of its own",
      with = "a child of the span that was active where the task was handed over (`TraceHandover`)")
  void aTaskOfAnExecutor(Lab lab) throws Exception {
    Executor executor = lab.either(() -> pool, () -> TraceHandover.propagating(pool));
    Site.working(
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
      title = "A call after a `CompletionStage` of a library",
      alone = "no client span; the called service begins a new trace",
      with = "the call hangs under the server span (`Traced.here`)")
  void aCallAfterAStage(Lab lab) throws Exception {
    Site.working(
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

    theTraceBreaksOnlyAlone(lab);
  }

  @Row(
      number = "F-03",
      title = "A call after a promise that a foreign thread completes",
      alone = "no client span; the called service begins a new trace",
      with = "the call hangs under the server span (`Traced.here`)")
  void aCallAfterAPromise(Lab lab) throws Exception {
    Site.working(
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

    theTraceBreaksOnlyAlone(lab);
  }

  @Row(
      number = "F-04",
      title = "A call from a task of a foreign executor",
      alone = "no client span; the called service begins a new trace",
      with = "the call is in the trace, below a span of the task's own (`TraceHandover`, `Traced`)")
  void aCallFromAForeignThread(Lab lab) throws Exception {
    Site.working(
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
      title = "The next task of an executor that was handed a trace",
      alone = "hangs under the task before, whose scope stayed open",
      with = "sees nothing of it: a handover is put back when its task returns or throws")
  void theNextTask(Lab lab) throws Exception {
    Runnable task = lab.either(() -> () -> scopeLeftOpen(lab), () -> handedOver(lab));
    Waiting.until(CompletableFuture.runAsync(task, pool).handle((done, failure) -> done));
    Waiting.until(CompletableFuture.runAsync(() -> lab.mark("next"), pool));

    JaegerSpan next = lab.spans().named("next");
    lab.alone(() -> assertThat(Spans.isRoot(next)).isFalse());
    lab.with(() -> assertThat(Spans.isRoot(next)).isTrue());
  }

  @Row(
      number = "F-06",
      title = "A call under a span from the main thread",
      alone = "the span is not active there; the called service begins a new trace",
      with = "the call is the span's child (`Traced`)")
  void theMainThread(Lab lab) throws Exception {
    Site site = Site.open(lab);

    Future<?> called = lab.span("start", () -> site.call("/leaf"));
    lab.run(() -> called);

    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan start = lab.spans().named("start");
    lab.alone(() -> assertThat(Spans.inOneTrace(leaf, start)).isFalse());
    lab.with(() -> assertThat(Spans.isUnder(lab.spans().client("/leaf"), start)).isTrue());
  }

  @Row(
      number = "F-07",
      title = "A foreign thread goes back by `runOnContext` of the request's context",
      alone = "a call there hangs under the server span",
      with = "the same")
  void backOnTheContext(Lab lab) throws Exception {
    Site.working(
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

  private static void theTraceBreaksOnlyAlone(Lab lab) throws Exception {
    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(
        () -> {
          assertThat(Spans.isRoot(leaf)).isTrue();
          assertThat(lab.spans().clients()).isEmpty();
        });
    lab.with(() -> assertThat(Spans.isUnder(lab.spans().client("/leaf"), request)).isTrue());
  }

  private static void scopeLeftOpen(Lab lab) {
    lab.tracer().activateSpan(lab.tracer().buildSpan("task").start());
  }

  private static Runnable handedOver(Lab lab) {
    return TraceHandover.of(lab.tracer().buildSpan("task").start())
        .runnable(
            () -> {
              throw new IllegalStateException("the task fails");
            });
  }
}
