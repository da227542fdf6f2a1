package dev.tracelab.order.store;

import dev.tracelab.tracing.ExpectedFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;

/**
 * Another worker has the order, or has finished it. The worker that gets this must change nothing
 * more and must not answer by itself. It is no error: the order is in good hands.
 */
public final class LeaseLost extends RuntimeException implements ExpectedFailure {

  private static final long serialVersionUID = 1L;

  /** The result of a change that named a lease. */
  static Future<Void> ifNothingChanged(SqlResult<?> change) {
    return change.rowCount() == 1 ? Future.succeededFuture() : Future.failedFuture(new LeaseLost());
  }

  private LeaseLost() {
    super("Another works on this order now.", null, false, false);
  }

  @Override
  public String outcome() {
    return "lease-lost";
  }
}
