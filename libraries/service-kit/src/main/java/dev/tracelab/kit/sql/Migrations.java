package dev.tracelab.kit.sql;

import dev.tracelab.kit.config.ConfigurationException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the newest version of {@code db/migration} on the class path. Two replicas
 * may do so at once: Flyway takes a lock of PostgreSQL, and the second finds nothing left to do.
 */
public final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final int CONNECT_SECONDS = 5;

  private Migrations() {}

  /**
   * Blocks until all is applied: call it at start, never on an event loop.
   *
   * @throws ConfigurationException when the database cannot be reached or does not let us in
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
    // All of it: a server may take the connection and say nothing.
    source.setLoginTimeout(CONNECT_SECONDS);
    return source;
  }
}
