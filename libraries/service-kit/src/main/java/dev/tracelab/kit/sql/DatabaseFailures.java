package dev.tracelab.kit.sql;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells a database that is away or too busy from a statement that is wrong. */
public final class DatabaseFailures {

  // There are no types for these: SqlConnectionPool and SocketConnectionBase of
  // vertx-sql-client 5.0.7. A statement that waits too long for a connection fails with "Timeout
  // waiting for connection", a transaction with "Timeout".
  private static final List<String> LOST_OR_NOT_HAD =
      List.of("Timeout", "Pending requests failed to be sent", "Connection is not active now");

  // PostgreSQL, appendix A: connection exceptions, transactions rolled back for another's sake,
  // insufficient resources, operator intervention (a statement timeout is one).
  private static final Set<String> UNAVAILABLE = Set.of("08", "40", "53", "57");

  // The same appendix: a transaction left open for too long, which PostgreSQL has ended.
  private static final String IDLE_IN_TRANSACTION = "25P03";

  private DatabaseFailures() {}

  /**
   * Whether it is worth asking again later.
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
        && LOST_OR_NOT_HAD.stream().anyMatch(failure.getMessage()::startsWith);
  }
}
