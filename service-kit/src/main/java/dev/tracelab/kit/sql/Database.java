package dev.tracelab.kit.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Two pools over one database: statements of requests make spans, statements of polling, sweeping
 * and health checks make none. Both are bounded, in connections and in the time one waits for them.
 */
public final class Database {

  private static final int BACKGROUND_CONNECTIONS = 2;
  private static final int WAITERS_PER_CONNECTION = 64;

  private static final int TIMEOUTS_OF_BACKGROUND_WORK = 2;

  private final Pool traced;
  private final Pool background;

  private Database(Pool traced, Pool background) {
    this.traced = traced;
    this.background = background;
  }

  /** Opens the pools; connections are made when they are first asked for. */
  public static Database open(Vertx vertx, DatabaseConfig config) {
    return new Database(
        pool(vertx, config, requests(config), config.poolSize()),
        pool(vertx, config, backgroundWork(config), BACKGROUND_CONNECTIONS));
  }

  /** For the work of requests: each statement is a span below the active one. */
  public Pool traced() {
    return traced;
  }

  /** For polling, sweeping and health checks: never traced. */
  public Pool background() {
    return background;
  }

  /** Succeeds when the database answers. */
  public Future<Void> ping() {
    return background.query("SELECT 1").execute().mapEmpty();
  }

  /** Closes both pools. */
  public Future<Void> close() {
    return Future.join(traced.close(), background.close()).mapEmpty();
  }

  private static Pool pool(
      Vertx vertx, DatabaseConfig config, PgConnectOptions connection, int size) {
    int acquireMillis = millis(config.acquireTimeout());
    return PgBuilder.pool()
        .using(vertx)
        .connectingTo(connection)
        .with(new NetClientOptions().setConnectTimeout(acquireMillis))
        .with(
            new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(size * WAITERS_PER_CONNECTION)
                .setConnectionTimeout(acquireMillis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
        .build();
  }

  private static PgConnectOptions requests(DatabaseConfig config) {
    return connection(config, config.statementTimeout()).setTracingPolicy(TracingPolicy.PROPAGATE);
  }

  private static PgConnectOptions backgroundWork(DatabaseConfig config) {
    return connection(config, config.statementTimeout().multipliedBy(TIMEOUTS_OF_BACKGROUND_WORK))
        .setTracingPolicy(TracingPolicy.IGNORE);
  }

  /** PostgreSQL itself ends statements that take too long, so that none holds its connection. */
  private static PgConnectOptions connection(DatabaseConfig config, Duration statementTimeout) {
    return new PgConnectOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setDatabase(config.name())
        .setUser(config.user())
        .setPassword(config.password())
        .setCachePreparedStatements(true)
        .addProperty("statement_timeout", Integer.toString(millis(statementTimeout)));
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
