package dev.tracelab.kit.sql;

import dev.tracelab.kit.sql.hardening.ReplyTimeoutTransport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Two connection pools for one database: statements of requests are traced, statements of polling,
 * periodic tasks and health checks are not. Both limit their connections and the time spent waiting
 * for a connection, a statement and a silent server.
 */
public final class Database {

  private static final int BACKGROUND_CONNECTIONS = 2;
  private static final int BACKGROUND_TIMEOUT_FACTOR = 2;
  private static final int WAITERS_PER_CONNECTION = 64;

  // A connection that a firewall or a failover has dropped fails only when it is used.
  private static final int IDLE_SECONDS = 30;

  private final Pool traced;
  private final Pool background;

  private Database(Pool traced, Pool background) {
    this.traced = traced;
    this.background = background;
  }

  /** Opens the pools; connections are established on first use. */
  public static Database open(Vertx vertx, DatabaseConfig config) {
    PoolOptions requests = poolOptions(config, "requests", config.poolSize());
    PoolOptions background = poolOptions(config, "background", BACKGROUND_CONNECTIONS);
    return new Database(
        pool(vertx, config, requests, TracingPolicy.PROPAGATE, 1),
        pool(vertx, config, background, TracingPolicy.IGNORE, BACKGROUND_TIMEOUT_FACTOR));
  }

  /** For requests: each statement is a child span of the active span. */
  public Pool traced() {
    return traced;
  }

  /** For polling, periodic tasks and health checks: never traced. */
  public Pool background() {
    return background;
  }

  /** Succeeds if the database responds. */
  public Future<Void> ping() {
    return background.query("SELECT 1").execute().mapEmpty();
  }

  /** Closes both pools. */
  public Future<Void> close() {
    return Future.join(traced.close(), background.close()).mapEmpty();
  }

  private static Pool pool(
      Vertx vertx, DatabaseConfig config, PoolOptions pool, TracingPolicy tracing, int factor) {
    Duration replyTimeout = config.silenceTimeout().multipliedBy(factor);
    Duration statementTimeout = config.statementTimeout().multipliedBy(factor);
    return PgBuilder.pool()
        .using(new ReplyTimeoutTransport(vertx, config.acquireTimeout(), replyTimeout))
        .connectingTo(connectOptions(config, statementTimeout).setTracingPolicy(tracing))
        .with(pool)
        .build();
  }

  private static PoolOptions poolOptions(DatabaseConfig config, String name, int connections) {
    return new PoolOptions()
        .setName(name)
        .setMaxSize(connections)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxWaitQueueSize(connections * WAITERS_PER_CONNECTION)
        .setConnectionTimeout(Math.toIntExact(config.acquireTimeout().toMillis()))
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  /** PostgreSQL itself ends sessions whose client is gone, so that they release their locks. */
  private static PgConnectOptions connectOptions(DatabaseConfig config, Duration statementTimeout) {
    String millis = Long.toString(statementTimeout.toMillis());
    return new PgConnectOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setDatabase(config.name())
        .setUser(config.user())
        .setPassword(config.password())
        .setCachePreparedStatements(true)
        .addProperty("statement_timeout", millis)
        .addProperty("idle_in_transaction_session_timeout", millis)
        .addProperty("tcp_keepalives_idle", "30")
        .addProperty("tcp_keepalives_interval", "5")
        .addProperty("tcp_keepalives_count", "3");
  }
}
