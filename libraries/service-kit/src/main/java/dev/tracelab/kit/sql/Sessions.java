package dev.tracelab.kit.sql;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;

/**
 * Sessions that PostgreSQL ends by itself, so that none holds locks, a connection or a place among
 * {@code max_connections} for a client that has gone without a word.
 */
final class Sessions {

  // Half a minute of quiet, then three questions without an answer: the client has gone.
  private static final String KEEPALIVE_IDLE_SECONDS = "30";
  private static final String KEEPALIVE_INTERVAL_SECONDS = "5";
  private static final String KEEPALIVE_COUNT = "3";

  private Sessions() {}

  /**
   * How to reach and to enter the database.
   *
   * @param patience how long a statement may run, and a transaction may stay open with none running
   */
  static PgConnectOptions of(DatabaseConfig config, Duration patience) {
    String millis = Long.toString(patience.toMillis());
    return new PgConnectOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setDatabase(config.name())
        .setUser(config.user())
        .setPassword(config.password())
        .setCachePreparedStatements(true)
        .addProperty("statement_timeout", millis)
        .addProperty("idle_in_transaction_session_timeout", millis)
        .addProperty("tcp_keepalives_idle", KEEPALIVE_IDLE_SECONDS)
        .addProperty("tcp_keepalives_interval", KEEPALIVE_INTERVAL_SECONDS)
        .addProperty("tcp_keepalives_count", KEEPALIVE_COUNT);
  }
}
