package dev.tracelab.tracing;

import static dev.tracelab.tracing.TracedVertx.idOf;
import static dev.tracelab.tracing.TracedVertx.parentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracedTimeTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long NOON_MICROS = NOON.getEpochSecond() * 1_000_000;

  private final TracedVertx lab = new TracedVertx();

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @Test
  void elapsedTimeIsRecordedAsASpan() throws Exception {
    lab.await(
        () ->
            lab.traced.span(
                "order",
                span -> {
                  lab.traced.elapsed("wait in queue", NOON, NOON.plusMillis(250));
                  return Future.succeededFuture();
                }));

    JaegerSpan wait = lab.span("wait in queue");
    assertThat(wait.getStart()).isEqualTo(NOON_MICROS);
    assertThat(wait.getDuration()).isEqualTo(250_000);
    assertThat(parentOf(wait)).isEqualTo(idOf(lab.span("order")));
  }

  @Test
  void aClockSetBackCausesNoNegativeDuration() {
    lab.traced.elapsed("wait in queue", NOON, NOON.minusSeconds(1));

    assertThat(lab.span("wait in queue").getDuration()).isZero();
  }

  @Test
  void aSpanCanStartBeforeItsWork() throws Exception {
    lab.await(() -> lab.traced.since("job", NOON, span -> Future.succeededFuture()));

    assertThat(lab.span("job").getStart()).isEqualTo(NOON_MICROS);
    assertThat(lab.span("job").getDuration()).isPositive();
  }

  @Test
  void eachTickHasASpanThatFollowsFromTheSpanThatStartedTheTimer() throws Exception {
    Promise<Void> twice = Promise.promise();
    AtomicInteger ticks = new AtomicInteger();
    long timer =
        lab.await(
            () ->
                lab.traced.span("request", span -> Future.succeededFuture(setTimer(ticks, twice))));

    lab.await(twice::future);
    lab.vertx.cancelTimer(timer);

    JaegerSpan tick = lab.awaitSpan("tick");
    assertThat(parentOf(tick)).isEqualTo(idOf(lab.span("request")));
    assertThat(tick.getReferences().get(0).getType()).isEqualTo(References.FOLLOWS_FROM);
    assertThat(parentOf(lab.span("work of a tick"))).isIn(idsOf("tick"));
    assertThat(lab.names()).filteredOn("tick"::equals).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aTickThatThrowsIsAnErrorAndTheTimerContinues() throws Exception {
    Promise<Void> twice = Promise.promise();
    AtomicInteger ticks = new AtomicInteger();

    long timer =
        lab.traced.periodic(
            Duration.ofMillis(1),
            "tick",
            span -> {
              if (ticks.incrementAndGet() > 1) {
                twice.tryComplete();
              }
              throw new IllegalStateException("this one failed");
            });

    lab.await(twice::future);
    lab.vertx.cancelTimer(timer);
    assertThat(lab.awaitSpan("tick").getTags()).containsEntry("error", true);
  }

  @Test
  void aCompletionStageReturnsToTheSpanThatWaitsForIt() throws Exception {
    CompletableFuture<String> stage = new CompletableFuture<>();

    boolean active =
        lab.await(
            () ->
                lab.traced.span(
                    "order",
                    span -> {
                      Future<Boolean> seen =
                          lab.traced.here(stage).map(done -> TraceContext.activeSpan() == span);
                      new Thread(() -> stage.complete("done")).start();
                      return seen;
                    }));

    assertThat(active).isTrue();
  }

  @Test
  void aPromiseCompletedByAForeignThreadReturnsToTheSpan() throws Exception {
    Promise<String> promise = Promise.promise();

    boolean active =
        lab.await(
            () ->
                lab.traced.span(
                    "order",
                    span -> {
                      Future<Boolean> seen =
                          lab.traced
                              .here(promise.future())
                              .map(done -> TraceContext.activeSpan() == span);
                      new Thread(() -> promise.complete("done")).start();
                      return seen;
                    }));

    assertThat(active).isTrue();
  }

  @Test
  void theFailureOfAStageIsUnwrapped() {
    CompletableFuture<String> stage =
        CompletableFuture.supplyAsync(
            () -> {
              throw new IllegalStateException("no funds");
            });

    assertThatThrownBy(
            () -> lab.await(() -> lab.traced.span("pay", span -> lab.traced.here(stage))))
        .hasRootCauseMessage("no funds");

    assertThat(lab.span("pay").getLogs().get(0).getFields().toString())
        .contains("IllegalStateException", "no funds");
  }

  private long setTimer(AtomicInteger ticks, Promise<Void> twice) {
    return lab.traced.periodic(Duration.ofMillis(1), "tick", tick -> work(tick, ticks, twice));
  }

  private Future<?> work(Span tick, AtomicInteger ticks, Promise<Void> twice) {
    tick.setTag("number", ticks.incrementAndGet());
    return lab.traced
        .span("work of a tick", span -> lab.vertx.timer(1))
        .onComplete(
            done -> {
              if (ticks.get() > 2) {
                twice.tryComplete();
              }
            });
  }

  private java.util.List<String> idsOf(String operation) {
    return lab.spans().stream()
        .filter(span -> span.getOperationName().equals(operation))
        .map(TracedVertx::idOf)
        .toList();
  }
}
