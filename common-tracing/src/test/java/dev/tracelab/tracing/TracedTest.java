package dev.tracelab.tracing;

import static dev.tracelab.tracing.TracedVertx.idOf;
import static dev.tracelab.tracing.TracedVertx.parentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracedTest {

  private final TracedVertx lab = new TracedVertx();

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @Test
  void parallelBranchesDoNotAdoptEachOthersChildren() throws Exception {
    lab.await(
        () ->
            lab.traced.span(
                "order",
                order ->
                    Future.all(
                        lab.traced.span("quote", span -> leaf("quote leaf")),
                        lab.traced.span("credit", span -> leaf("credit leaf")))));

    assertThat(parentOf(lab.span("quote leaf"))).isEqualTo(idOf(lab.span("quote")));
    assertThat(parentOf(lab.span("credit leaf"))).isEqualTo(idOf(lab.span("credit")));
    assertThat(parentOf(lab.span("quote"))).isEqualTo(idOf(lab.span("order")));
    assertThat(parentOf(lab.span("credit"))).isEqualTo(idOf(lab.span("order")));
  }

  @Test
  void theActiveSpanIsTheSameBeforeAndAfterABranch() throws Exception {
    List<Span> seen =
        lab.await(
            () ->
                lab.traced.span(
                    "outer",
                    outer ->
                        lab.traced
                            .span("inner", inner -> later())
                            .map(done -> List.of(outer, TraceContext.activeSpan()))));

    assertThat(seen.get(1)).isSameAs(seen.get(0));
  }

  @Test
  void aSpanIsActiveOnAWorkerThread() throws Exception {
    lab.await(
        () ->
            lab.traced.span(
                "payment",
                span ->
                    lab.vertx.executeBlocking(
                        () -> {
                          lab.tracing.tracer().buildSpan("on the worker").start().finish();
                          return Thread.currentThread().getName();
                        })));

    assertThat(parentOf(lab.span("on the worker"))).isEqualTo(idOf(lab.span("payment")));
  }

  @Test
  void aFutureCompletedByAForeignThreadEndsTheSpanAndReturnsToTheContext() throws Exception {
    boolean onContext =
        lab.await(
            () ->
                lab.traced
                    .span(
                        "foreign",
                        span ->
                            Future.fromCompletionStage(CompletableFuture.supplyAsync(() -> "done")))
                    .map(done -> Vertx.currentContext().isEventLoopContext()));

    assertThat(onContext).isTrue();
    assertThat(lab.names()).containsExactly("foreign");
  }

  @Test
  void aFailureMarksTheSpanAsAnErrorAndIsLogged() {
    assertThatThrownBy(
            () ->
                lab.await(
                    () ->
                        lab.traced.span(
                            "pay",
                            span -> Future.failedFuture(new IllegalStateException("no funds")))))
        .isInstanceOf(ExecutionException.class);

    JaegerSpan span = lab.span("pay");
    assertThat(span.getTags()).containsEntry("error", true);
    assertThat(span.getLogs().get(0).getFields().toString())
        .contains("IllegalStateException", "no funds");
  }

  @Test
  void anExceptionThrownByTheWorkIsAFailedFuture() {
    assertThatThrownBy(
            () ->
                lab.await(
                    () ->
                        lab.traced.span(
                            "throws",
                            span -> {
                              throw new IllegalArgumentException("at once");
                            })))
        .hasRootCauseMessage("at once");

    assertThat(lab.span("throws").getTags()).containsEntry("error", true);
  }

  @Test
  void anExpectedFailureIsAnOutcomeAndNotAnError() {
    assertThatThrownBy(
            () ->
                lab.await(
                    () -> lab.traced.span("reserve", span -> Future.failedFuture(new SoldOut()))))
        .hasRootCauseInstanceOf(SoldOut.class);

    assertThat(lab.span("reserve").getTags())
        .containsEntry("outcome", "sold-out")
        .doesNotContainKey("error");
  }

  @Test
  void branchesNestDeeply() throws Exception {
    lab.await(() -> nested(5));

    for (int depth = 4; depth >= 1; depth--) {
      assertThat(parentOf(lab.span("depth " + depth)))
          .isEqualTo(idOf(lab.span("depth " + (depth + 1))));
    }
  }

  private Future<Void> nested(int depth) {
    return depth == 0
        ? Future.succeededFuture()
        : lab.traced.span("depth " + depth, span -> later().compose(done -> nested(depth - 1)));
  }

  private Future<Void> leaf(String name) {
    return later()
        .compose(
            done -> {
              lab.tracing.tracer().buildSpan(name).start().finish();
              return Future.succeededFuture();
            });
  }

  private Future<Void> later() {
    return lab.vertx.timer(1).mapEmpty();
  }

  private static final class SoldOut extends RuntimeException implements ExpectedFailure {
    @Override
    public String outcome() {
      return "sold-out";
    }
  }
}
