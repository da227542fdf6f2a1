package dev.tracelab.tracing.messaging;

import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Creates event-bus consumers whose spans end when their work ends. Vert.x itself ends the span of
 * a sent or published message when the handler returns, and never ends the span of a request
 * without a reply.
 */
public final class ConsumerTracing {

  /** The failure code of a failure that has no code of its own. */
  private static final int FAILED = 500;

  private final Traced traced;
  private final ConsumerSpans spans;

  /** Creates consumers that run their work with the given {@link Traced}. */
  public ConsumerTracing(Traced traced) {
    this.traced = traced;
    this.spans = new ConsumerSpans(traced.tracer());
  }

  /**
   * Creates a message handler. It replies to a request with the result of the work, or fails it
   * with the code of a {@link ReplyException}, otherwise with 500. A message without a trace starts
   * one.
   *
   * @param timeout when the work counts as failed; the work itself is not cancelled
   * @param work handles one message with the consumer span active. A thrown exception and a null
   *     future count as a failed future
   */
  public <T, R> Handler<Message<T>> consuming(
      Duration timeout, Function<Message<T>, Future<R>> work) {
    return message ->
        traced.run(
            spans.current(message),
            span ->
                start(work, message, timeout)
                    .map(result -> reply(message, result))
                    .onFailure(failure -> fail(message, failure)));
  }

  private static <T, R> Future<R> start(
      Function<Message<T>, Future<R>> work, Message<T> message, Duration timeout) {
    return Future.succeededFuture(message)
        .compose(
            received ->
                Objects.requireNonNull(work.apply(received), "The work returned no future.")
                    .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** A result without a message codec fails the work. */
  private static Void reply(Message<?> message, Object result) {
    if (message.replyAddress() != null) {
      message.reply(result);
    }
    return null;
  }

  private static void fail(Message<?> message, Throwable failure) {
    if (message.replyAddress() != null) {
      int code = failure instanceof ReplyException reply ? reply.failureCode() : FAILED;
      message.fail(code, Secrets.describe(failure));
    }
  }
}
