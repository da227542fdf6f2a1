package dev.tracelab.tracing;

import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One message's work, its answer, and the time it may take. */
record Consuming<T, R>(Duration bound, Function<Message<T>, Future<R>> work) {

  /** Code of a failure that names none itself. */
  private static final int FAILED = 500;

  Future<Void> consume(Message<T> message) {
    return Traced.start(() -> work.apply(message))
        .timeout(bound.toMillis(), TimeUnit.MILLISECONDS)
        .<Void>map(result -> reply(message, result))
        .onFailure(failure -> refuse(message, failure));
  }

  /** What cannot be sent as a message fails the work. */
  private static Void reply(Message<?> message, Object result) {
    if (message.replyAddress() != null) {
      message.reply(result);
    }
    return null;
  }

  private static void refuse(Message<?> message, Throwable failure) {
    if (message.replyAddress() != null) {
      int code = failure instanceof ReplyException reply ? reply.failureCode() : FAILED;
      message.fail(code, Secrets.sentenceOf(failure));
    }
  }
}
