package dev.tracelab.tracing;

import static dev.tracelab.tracing.TracedVertx.idOf;
import static dev.tracelab.tracing.TracedVertx.parentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.messaging.ConsumerTracing;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerTracingTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final TracedVertx lab = new TracedVertx();

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @Test
  void aRequestGetsTheResultAsReplyAndItsSpanCoversTheWork() throws Exception {
    consume(LONG, message -> leaf().map("done"));

    Message<String> reply = lab.await(() -> lab.traced.span("order", span -> request()));

    assertThat(reply.body()).isEqualTo("done");
    JaegerSpan consumer = lab.awaitSpan("receive work");
    assertThat(parentOf(lab.span("leaf"))).isEqualTo(idOf(consumer));
    assertThat(parentOf(consumer)).isEqualTo(idOf(lab.awaitSpan("send work")));
    assertThat(consumer.getTags()).doesNotContainKey("error");
  }

  @Test
  void theSpanOfASentMessageEndsWithItsWorkAndNotWithTheHandler() throws Exception {
    Promise<Void> work = Promise.promise();
    Promise<Void> begun = Promise.promise();
    consume(
        LONG,
        message -> {
          begun.complete();
          return work.future();
        });

    lab.await(() -> lab.traced.span("order", span -> send().compose(sent -> begun.future())));
    assertThat(lab.names()).doesNotContain("receive work");
    work.complete();

    assertThat(parentOf(lab.awaitSpan("receive work"))).isEqualTo(idOf(lab.awaitSpan("send work")));
  }

  @Test
  void eachConsumerOfAPublishedMessageHasItsOwnSpan() throws Exception {
    consume(LONG, message -> named("leaf one"));
    consume(LONG, message -> named("leaf two"));

    lab.await(
        () ->
            lab.traced.span(
                "order",
                span -> {
                  lab.vertx.eventBus().publish("work", "now");
                  return Future.succeededFuture();
                }));

    String one = parentOf(lab.awaitSpan("leaf one"));
    String two = parentOf(lab.awaitSpan("leaf two"));
    assertThat(one).isNotEqualTo(two);
    lab.awaitSpans("receive work", 2);
    assertThat(lab.spans().stream().map(TracedVertx::idOf)).contains(one, two);
  }

  @Test
  void aFailureIsRecordedOnTheSpanAndReturnedToTheCaller() {
    consume(LONG, message -> Future.failedFuture(new ReplyException(FAILURE, 7, "no such order")));

    assertThatThrownBy(() -> lab.await(() -> lab.traced.span("order", span -> request())))
        .hasRootCauseInstanceOf(ReplyException.class)
        .hasRootCauseMessage("no such order");

    assertThat(lab.awaitSpan("receive work").getTags()).containsEntry("error", true);
  }

  @Test
  void aConsumerThatThrowsFailsTheRequestAndEndsItsSpan() {
    consume(
        LONG,
        message -> {
          throw new IllegalStateException("broken");
        });

    assertThatThrownBy(() -> lab.await(() -> lab.traced.span("order", span -> request())))
        .hasRootCauseMessage("broken");

    assertThat(lab.awaitSpan("receive work").getTags()).containsEntry("error", true);
  }

  @Test
  void theSpanOfAConsumerThatNeverCompletesEndsAtTheTimeout() {
    consume(Duration.ofMillis(20), message -> Promise.promise().future());

    assertThatThrownBy(() -> lab.await(() -> lab.traced.span("order", span -> request())))
        .hasRootCauseInstanceOf(ReplyException.class);

    assertThat(lab.awaitSpan("receive work").getLogs().get(0).getFields().toString())
        .contains("TimeoutException");
  }

  @Test
  void aResultWithoutAMessageCodecFailsTheRequest() {
    consume(LONG, message -> Future.succeededFuture(new Object()));

    assertThatThrownBy(() -> lab.await(() -> lab.traced.span("order", span -> request())))
        .rootCause()
        .hasMessageContaining("No message codec");

    assertThat(lab.awaitSpan("receive work").getTags()).containsEntry("error", true);
  }

  @Test
  void anUntracedMessageStartsATraceAndItsReplyHasNoSpan() throws Exception {
    consume(LONG, message -> leaf().map("done"));

    lab.await(this::request);

    JaegerSpan consumer = lab.awaitSpan("receive work");
    assertThat(parentOf(consumer)).isEqualTo("0");
    assertThat(parentOf(lab.span("leaf"))).isEqualTo(idOf(consumer));
    assertThat(lab.names()).containsExactlyInAnyOrder("leaf", "receive work");
  }

  private static final io.vertx.core.eventbus.ReplyFailure FAILURE =
      io.vertx.core.eventbus.ReplyFailure.RECIPIENT_FAILURE;

  private <R> void consume(Duration bound, Function<Message<String>, Future<R>> work) {
    lab.vertx
        .eventBus()
        .<String>consumer("work", new ConsumerTracing(lab.traced).consuming(bound, work));
  }

  private Future<Message<String>> request() {
    return lab.vertx.eventBus().request("work", "now");
  }

  private Future<Void> send() {
    lab.vertx.eventBus().send("work", "now");
    return Future.succeededFuture();
  }

  private Future<Void> leaf() {
    return named("leaf");
  }

  private Future<Void> named(String name) {
    return lab.traced.span(name, span -> lab.vertx.timer(1).mapEmpty());
  }
}
