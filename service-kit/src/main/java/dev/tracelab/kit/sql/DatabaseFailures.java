package dev.tracelab.kit.sql;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;

/** Tells a database that is away or too busy from a statement that is wrong. */
public final class DatabaseFailures {

  // There is no type for it: SqlConnectionPool of vertx-sql-client 5.0.7.
  private static final String ACQUIRE_TIMEOUT = "Timeout waiting for connection";

  // PostgreSQL, appendix A: connection exceptions, insufficient resources, operator intervention.
  private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57");

  private DatabaseFailures() {}

  /**
   * Whether it is worth asking again later.
   *
   * @param failure of a pool or a statement; may be null
   */
  public static boolean isUnavailable(Throwable failure) {
    if (failure instanceof PgException refused) {
      return UNAVAILABLE.contains(refused.getSqlState().substring(0, 2));
    }
    return failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof ClosedConnectionException
        || failure instanceof ConnectionPoolTooBusyException
        || isAcquireTimeout(failure);
  }

  private static boolean isAcquireTimeout(Throwable failure) {
    return failure instanceof VertxException && ACQUIRE_TIMEOUT.equals(failure.getMessage());
  }
}
