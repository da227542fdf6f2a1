package dev.tracelab.kit.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/**
 * Two pools over one database: statements of requests make spans, statements of polling, sweeping
 * and health checks make none. Both are bounded, in connections and in the time one waits for them.
 */
public final class Database {

  private static final int BACKGROUND_CONNECTIONS = 2;
  private static final int WAITERS_PER_CONNECTION = 64;

  private final Pool traced;
  private final Pool background;

  private Database(Pool traced, Pool background) {
    this.traced = traced;
    this.background = background;
  }

  /** Opens the pools; connections are made when they are first asked for. */
  public static Database open(Vertx vertx, DatabaseConfig config) {
    return new Database(
        pool(vertx, config, TracingPolicy.PROPAGATE, config.poolSize()),
        pool(vertx, config, TracingPolicy.IGNORE, BACKGROUND_CONNECTIONS));
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

  private static Pool pool(Vertx vertx, DatabaseConfig config, TracingPolicy policy, int size) {
    int acquireMillis = Math.toIntExact(config.acquireTimeout().toMillis());
    return PgBuilder.pool()
        .using(vertx)
        .connectingTo(connection(config, policy))
        .with(new NetClientOptions().setConnectTimeout(acquireMillis))
        .with(
            new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(size * WAITERS_PER_CONNECTION)
                .setConnectionTimeout(acquireMillis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
        .build();
  }

  private static PgConnectOptions connection(DatabaseConfig config, TracingPolicy policy) {
    return new PgConnectOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setDatabase(config.name())
        .setUser(config.user())
        .setPassword(config.password())
        .setCachePreparedStatements(true)
        .setTracingPolicy(policy);
  }
}
