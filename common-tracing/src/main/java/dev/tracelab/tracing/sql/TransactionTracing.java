package dev.tracelab.tracing.sql;

import dev.tracelab.tracing.Traced;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.BiFunction;

/**
 * Traces a database transaction as one span.
 *
 * <p>Vert.x traces only statements: the wait for a pooled connection, {@code COMMIT} and {@code
 * ROLLBACK} appear in no span, so a transaction that fails on commit looks successful. Here the
 * span covers all of them and has two log entries: {@code event=connected} when a connection was
 * available, {@code event=commit} when the work was done.
 */
public final class TransactionTracing {

  private final Traced traced;

  /** Transaction spans that are children of the active span. */
  public TransactionTracing(Traced traced) {
    this.traced = traced;
  }

  /**
   * Runs work in a transaction and commits it, or rolls it back if the work fails.
   *
   * @param operation the span's name
   * @param work uses the connection and may tag the span; its statements are child spans
   * @return the result of the work after the commit. A failure to connect, of the work, or to
   *     commit marks the span as an error
   */
  public <T> Future<T> transaction(
      Pool pool, String operation, BiFunction<SqlConnection, Span, Future<T>> work) {
    return traced.span(
        operation,
        span ->
            pool.withTransaction(
                connection -> {
                  span.log("connected");
                  return work.apply(connection, span).onSuccess(done -> span.log("commit"));
                }));
  }
}
