package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceHandover;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.tracing.opentracing.OpenTracingUtil;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** The patterns come from OpenTracing's testbed; the code here uses Vert.x. */
@Section(
    place = 15,
    title = "The testbed of opentracing-java, eight patterns: tasks and callbacks",
    prefix = "B")
class TaskPatternRowsTest {

  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    pool.shutdownNow();
  }

  @Row(
      number = "B-01",
      title = "*activate_deactivate*: a span ends with the last of its scheduled actions",
      alone = "the actions' spans are roots",
      with = "they are children, and the span ends last")
  void scheduledActions(MatrixLab lab) throws Exception {
    lab.run(() -> lab.span("parent", () -> Future.all(action(lab, 5), action(lab, 10))));

    List<JaegerSpan> actions = lab.spans().named("action", 2);
    lab.alone(() -> assertThat(actions).allMatch(Spans::isRoot));
    lab.with(() -> areChildrenEndingBefore(lab, "parent", actions));
  }

  @Row(
      number = "B-02",
      title = "*active_span_replacement*: a task does a part for another span, then continues",
      alone = "its own step and the part are roots",
      with = "the part is a child of the other span, the step of the task (`TraceHandover`)")
  void theActiveSpanIsReplaced(MatrixLab lab) throws Exception {
    Span initial = lab.tracer().buildSpan("initial").start();

    lab.run(() -> isolated(lab, initial));
    initial.finish();

    JaegerSpan part = lab.spans().named("late part");
    JaegerSpan step = lab.spans().named("subtask");
    JaegerSpan task = lab.spans().named("task");
    assertThat(Spans.isRoot(task)).isTrue();
    lab.alone(() -> assertThat(Spans.isRoot(part) && Spans.isRoot(step)).isTrue());
    lab.with(
        () -> {
          assertThat(Spans.isUnder(part, lab.spans().named("initial"))).isTrue();
          assertThat(Spans.isUnder(step, task)).isTrue();
        });
  }

  @Row(
      number = "B-06",
      title = "*error_reporting*: work fails in a callback",
      alone = "a span made by hand is no error unless the code marks it",
      with = "the span is an error, with a log that names it")
  void aFailureInACallback(MatrixLab lab) throws Exception {
    Future<Object> failure = Future.failedFuture(new IllegalStateException("invalid state"));

    lab.run(
        () ->
            lab.span("one", () -> lab.vertx().timer(1).compose(tick -> failure)).otherwiseEmpty());

    JaegerSpan one = lab.spans().named("one");
    lab.alone(() -> assertThat(one.getTags()).doesNotContainKey("error"));
    lab.with(
        () -> {
          assertThat(one.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(one)).contains("invalid state");
        });
  }

  @Row(
      number = "B-07",
      title = "*late_span_finish*: a span ends after tasks on other threads have ended",
      alone = "the tasks' spans are roots",
      with = "they are children of the span that is still open")
  void aSpanThatEndsLate(MatrixLab lab) throws Exception {
    lab.run(
        () -> lab.span("parent", () -> Future.all(blocking(lab, "task"), blocking(lab, "task"))));

    List<JaegerSpan> tasks = lab.spans().named("task", 2);
    lab.alone(() -> assertThat(tasks).allMatch(Spans::isRoot));
    lab.with(() -> areChildrenEndingBefore(lab, "parent", tasks));
  }

  @Row(
      number = "B-09",
      title = "*multiple_callbacks*: several tasks begun at once in one span",
      alone = "the second is a child of the first, the third of the second",
      with = "all are children of the one span, which ends last")
  void severalTasksAtOnce(MatrixLab lab) throws Exception {
    lab.run(
        () ->
            lab.span(
                "parent",
                () -> Future.all(task(lab, "task 1"), task(lab, "task 2"), task(lab, "task 3"))));

    List<JaegerSpan> tasks =
        List.of(
            lab.spans().named("task 1"), lab.spans().named("task 2"), lab.spans().named("task 3"));
    lab.alone(() -> assertThat(Spans.isUnder(tasks.get(2), tasks.get(1))).isTrue());
    lab.with(() -> areChildrenEndingBefore(lab, "parent", tasks));
  }

  @Row(
      number = "B-10",
      title = "*nested_callbacks*: one span, tagged in nested callbacks",
      alone = "all tags are on it",
      with = "the same")
  void callbacksInCallbacks(MatrixLab lab) throws Exception {
    lab.run(
        () ->
            lab.span(
                "one",
                () -> tagged(lab, 1).compose(a -> tagged(lab, 2)).compose(b -> tagged(lab, 3))));

    JaegerSpan one = lab.spans().named("one");
    lab.always(() -> assertThat(one.getTags()).containsKeys("key1", "key2", "key3"));
  }

  @Row(
      number = "B-11",
      title = "*promise_propagation*: a foreign thread completes one promise and fails another",
      alone = "the callbacks' spans are roots",
      with =
          "all are children of the span that was active when the callbacks were set"
              + " (`Traced.here`)")
  void promises(MatrixLab lab) throws Exception {
    lab.run(() -> lab.span("promises", () -> completedAndFailed(lab)));

    List<JaegerSpan> callbacks =
        List.of(lab.spans().named("on success"), lab.spans().named("on failure"));
    JaegerSpan promises = lab.spans().named("promises");
    lab.alone(() -> assertThat(callbacks).allMatch(Spans::isRoot));
    lab.with(() -> assertThat(callbacks).allMatch(span -> Spans.isUnder(span, promises)));
  }

  @Row(
      number = "B-13",
      title = "*suspend_resume_propagation*: two jobs on one context, interleaved",
      alone = "the spans of the parts are roots",
      with = "each is a child of its own job (`TraceHandover`)")
  void interleavedJobs(MatrixLab lab) throws Exception {
    Span one = lab.tracer().buildSpan("job 1").start();
    Span two = lab.tracer().buildSpan("job 2").start();

    lab.run(
        () -> {
          for (int round = 1; round <= 3; round++) {
            lab.within(one, () -> lab.mark("part of 1"));
            lab.within(two, () -> lab.mark("part of 2"));
          }
          return Future.succeededFuture();
        });
    one.finish();
    two.finish();

    List<JaegerSpan> parts = lab.spans().named("part of 1", 3);
    JaegerSpan job = lab.spans().named("job 1");
    lab.alone(() -> assertThat(parts).allMatch(Spans::isRoot));
    lab.with(() -> assertThat(parts).allMatch(part -> Spans.isUnder(part, job)));
  }

  private static Future<?> action(MatrixLab lab, long millis) {
    return lab.vertx().timer(millis).onSuccess(tick -> lab.mark("action"));
  }

  private static Future<?> isolated(MatrixLab lab, Span initial) {
    Supplier<Future<Object>> task =
        () ->
            lab.span(
                "task",
                () -> {
                  lab.within(initial, () -> lab.mark("late part"));
                  lab.mark("subtask");
                  return Future.succeededFuture();
                });
    return lab.isAlone() ? task.get() : TraceHandover.of(null).supplier(task).get();
  }

  private static Future<?> blocking(MatrixLab lab, String operation) {
    return lab.vertx()
        .executeBlocking(
            () -> {
              lab.mark(operation);
              return operation;
            });
  }

  private static Future<?> task(MatrixLab lab, String operation) {
    return lab.span(operation, () -> lab.vertx().timer(5));
  }

  private static Future<Object> tagged(MatrixLab lab, int step) {
    return lab.vertx()
        .timer(1)
        .map(tick -> OpenTracingUtil.getSpan().setTag("key" + step, Integer.toString(step)));
  }

  private Future<?> completedAndFailed(MatrixLab lab) {
    Promise<String> kept = Promise.promise();
    Promise<String> broken = Promise.promise();
    Future<?> both =
        Future.join(
            here(lab, kept).onSuccess(result -> lab.mark("on success")),
            here(lab, broken).onFailure(failure -> lab.mark("on failure")).otherwiseEmpty());
    pool.execute(() -> kept.complete("success!"));
    pool.execute(() -> broken.fail("some error"));
    return both;
  }

  private static Future<String> here(MatrixLab lab, Promise<String> promise) {
    return lab.either(promise::future, () -> lab.traced().here(promise.future()));
  }

  /** Spans are reported in the order of their ends. */
  private static void areChildrenEndingBefore(
      MatrixLab lab, String operation, List<JaegerSpan> children) {
    JaegerSpan parent = lab.spans().named(operation);
    assertThat(children).allMatch(child -> Spans.isUnder(child, parent));
    assertThat(lab.spans().all()).last().isSameAs(parent);
  }
}
