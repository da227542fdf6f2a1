package dev.tracelab.kit.sql;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Distinguishes an unavailable database from a faulty statement. */
public final class DatabaseFailures {

  // vertx-sql-client 5.0.7 has no exception types for these (SqlConnectionPool,
  // SocketConnectionBase). Waiting too long for a connection fails with "Timeout waiting for
  // connection" in a statement and with "Timeout" in a transaction.
  private static final List<String> CONNECTION_MESSAGES =
      List.of("Timeout", "Pending requests failed to be sent", "Connection is not active now");

  // PostgreSQL, appendix A: connection exception, transaction rollback, insufficient resources,
  // operator intervention, which includes statement timeouts.
  private static final Set<String> UNAVAILABLE = Set.of("08", "40", "53", "57");

  // Same appendix: idle_in_transaction_session_timeout.
  private static final String IDLE_IN_TRANSACTION = "25P03";

  private DatabaseFailures() {}

  /**
   * Whether a later retry may succeed.
   *
   * @param failure of a pool or a statement; may be null
   */
  public static boolean isUnavailable(Throwable failure) {
    if (failure instanceof PgException refused) {
      return isUnavailable(refused.getSqlState());
    }
    return failure instanceof IOException
        || failure instanceof ClosedConnectionException
        || failure instanceof ConnectionPoolTooBusyException
        || saysConnectionIsLost(failure);
  }

  private static boolean isUnavailable(String sqlState) {
    return UNAVAILABLE.contains(sqlState.substring(0, 2)) || sqlState.equals(IDLE_IN_TRANSACTION);
  }

  private static boolean saysConnectionIsLost(Throwable failure) {
    return failure instanceof VertxException
        && failure.getMessage() != null
        && CONNECTION_MESSAGES.stream().anyMatch(failure.getMessage()::startsWith);
  }
}
