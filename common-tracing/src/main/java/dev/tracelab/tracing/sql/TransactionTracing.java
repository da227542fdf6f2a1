package dev.tracelab.tracing.sql;

import dev.tracelab.tracing.Traced;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.BiFunction;

/**
 * One span round a database transaction.
 *
 * <p>Vert.x traces statements alone: the wait for a connection of the pool, {@code COMMIT} and
 * {@code ROLLBACK} are in no span, so a transaction that fails when it is committed looks as if it
 * had succeeded. Here its span covers all of it and has two logs: {@code event=connected} when a
 * connection was there, {@code event=commit} when the work was done.
 */
public final class TransactionTracing {

  private final Traced traced;

  private TransactionTracing(Traced traced) {
    this.traced = traced;
  }

  /** Transactions whose spans are children of the span active where they begin. */
  public static TransactionTracing create(Traced traced) {
    return new TransactionTracing(traced);
  }

  /**
   * Runs work in a transaction and commits it; rolls back when the work fails.
   *
   * @param operation the span's name
   * @param work uses the connection, and may tag the span; its statements are children of the span
   * @return the work's result once it is committed. A failure to connect, of the work or to commit
   *     marks the span as an error
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
