package dev.tracelab.kit.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Two pools over one database: statements of requests make spans, statements of polling, sweeping
 * and health checks make none. Both are bounded, in connections and in the time one waits for them,
 * for an answer, and for a server that says nothing.
 */
public final class Database {

  private static final int BACKGROUND_CONNECTIONS = 2;
  private static final int WAITERS_PER_CONNECTION = 64;
  private static final int TIMEOUTS_OF_BACKGROUND_WORK = 2;

  // What was forgotten on the way, by a firewall or a failover, shows only when it is used.
  private static final int IDLE_SECONDS = 30;

  private final Pool traced;
  private final Pool background;

  private Database(Pool traced, Pool background) {
    this.traced = traced;
    this.background = background;
  }

  /** Opens the pools; connections are made when they are first asked for. */
  public static Database open(Vertx vertx, DatabaseConfig config) {
    return new Database(
        pool(vertx, config, new Use("requests", 1, TracingPolicy.PROPAGATE, config.poolSize())),
        pool(
            vertx,
            config,
            new Use(
                "background",
                TIMEOUTS_OF_BACKGROUND_WORK,
                TracingPolicy.IGNORE,
                BACKGROUND_CONNECTIONS)));
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

  private static Pool pool(Vertx vertx, DatabaseConfig config, Use use) {
    Duration silence = config.silenceTimeout().multipliedBy(use.timeouts());
    return PgBuilder.pool()
        .using(new WatchedVertx(vertx, config.acquireTimeout(), silence))
        .connectingTo(
            Sessions.of(config, config.statementTimeout().multipliedBy(use.timeouts()))
                .setTracingPolicy(use.tracing()))
        .with(
            new PoolOptions()
                .setName(use.pool())
                .setMaxSize(use.connections())
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxWaitQueueSize(use.connections() * WAITERS_PER_CONNECTION)
                .setConnectionTimeout(Math.toIntExact(config.acquireTimeout().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
        .build();
  }

  /**
   * What one of the pools is for.
   *
   * @param pool its name in metrics
   * @param timeouts how many times as long as a request it may wait for a statement
   */
  private record Use(String pool, int timeouts, TracingPolicy tracing, int connections) {}
}
