package dev.tracelab.kit.sql;

import dev.tracelab.tracing.config.ConfigurationException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the Flyway migrations in {@code db/migration} on the class path. Several replicas may do
 * so at once: Flyway takes a PostgreSQL lock, and the second finds nothing to do.
 */
public final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final int CONNECT_SECONDS = 5;

  private Migrations() {}

  /**
   * Applies all migrations; blocks, so do not call it on an event loop.
   *
   * @throws ConfigurationException if the database is unreachable or refuses the login
   */
  public static void run(DatabaseConfig config) {
    PGSimpleDataSource source = source(config);
    requireAccess(source, config);
    int applied = flyway(source).migrate().migrationsExecuted;
    LOG.info("Database {} is ready, migrations applied: {}.", config.name(), applied);
  }

  private static Flyway flyway(PGSimpleDataSource source) {
    return Flyway.configure().dataSource(source).locations("classpath:db/migration").load();
  }

  private static void requireAccess(PGSimpleDataSource source, DatabaseConfig config) {
    try {
      source.getConnection().close();
    } catch (SQLException e) {
      throw new ConfigurationException(
          ("The database %s cannot be used (%s): check DATABASE_URL, DATABASE_USER and"
                  + " DATABASE_PASSWORD, and that PostgreSQL runs.")
              .formatted(config.address(), firstLine(e)));
    }
  }

  private static String firstLine(SQLException failure) {
    return failure.getMessage().lines().findFirst().orElse(failure.getSQLState());
  }

  private static PGSimpleDataSource source(DatabaseConfig config) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {config.host()});
    source.setPortNumbers(new int[] {config.port()});
    source.setDatabaseName(config.name());
    source.setUser(config.user());
    source.setPassword(config.password());
    source.setConnectTimeout(CONNECT_SECONDS);
    // Bounds the whole login: a server may accept the connection and stay silent.
    source.setLoginTimeout(CONNECT_SECONDS);
    return source;
  }
}
