package dev.tracelab.order.store;

import dev.tracelab.tracing.ExpectedFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;

/**
 * The lease expired and another worker took the order over, or has finished it. The former holder
 * must not change anything and waits for the other's outcome. Not an error.
 */
public final class LeaseLostException extends RuntimeException implements ExpectedFailure {

  private static final long serialVersionUID = 1L;

  private LeaseLostException() {
    super("Another worker has the lease on this order.", null, false, false);
  }

  /** Fails if an update that names a lease changed no row. */
  static Future<Void> ifNothingChanged(SqlResult<?> update) {
    return update.rowCount() == 1
        ? Future.succeededFuture()
        : Future.failedFuture(new LeaseLostException());
  }

  @Override
  public String outcome() {
    return "lease-lost";
  }
}
