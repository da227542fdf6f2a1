package dev.tracelab.matrix;

import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** Connection pools for a row's database; they close with the lab's Vert.x. */
final class Pools {

  private Pools() {}

  static Pool of(MatrixLab lab, EmbeddedDatabase database, int size) {
    return pool(lab, options(database), size);
  }

  /** A pool for another port, where there may be no database. */
  static Pool at(MatrixLab lab, EmbeddedDatabase database, int port) {
    return pool(lab, options(database).setPort(port), 1);
  }

  private static Pool pool(MatrixLab lab, PgConnectOptions options, int size) {
    return PgBuilder.pool()
        .connectingTo(options)
        .with(new PoolOptions().setMaxSize(size))
        .using(lab.vertx())
        .build();
  }

  private static PgConnectOptions options(EmbeddedDatabase database) {
    DatabaseConfig config = database.config();
    return new PgConnectOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setDatabase(config.name())
        .setUser(config.user())
        .setPassword(config.password());
  }
}
