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
 * Event-bus consumers whose spans end with their work. Vert.x itself ends the span of a sent or
 * published message when the handler returns, and never ends that of a request without a reply.
 */
public final class ConsumerTracing {

  /** Failure code of a failure that has none itself. */
  private static final int FAILED = 500;

  private final Traced traced;
  private final ConsumerSpans spans;

  /** Consumers that run their work with a {@link Traced}. */
  public ConsumerTracing(Traced traced) {
    this.traced = traced;
    this.spans = new ConsumerSpans(traced.tracer());
  }

  /**
   * A handler of event-bus messages. It replies to a request with the work's result, or fails it
   * with the work's failure: the code of a {@link ReplyException}, else 500. A message that carries
   * no trace starts one.
   *
   * @param timeout how long the work may take; after that it has failed, whatever it still does
   * @param work done for each message, with the consumer's span active; an exception it throws is a
   *     failed future
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

  /** A result that cannot be sent as a message fails the work. */
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
