package dev.tracelab.kit.sql;

import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * How a service connects to its PostgreSQL database.
 *
 * @param host of the server
 * @param port of the server
 * @param name of the database
 * @param user the role to log in with
 * @param password of that role; may be empty
 * @param poolSize connections for requests
 * @param acquireTimeout how long a request waits for a connection
 * @param statementTimeout how long a statement may run, including waiting for locks
 * @param silenceTimeout how long the server may stay silent while a reply is outstanding; longer
 *     than {@code statementTimeout}, so that a live server ends a slow statement first
 */
public record DatabaseConfig(
    String host,
    int port,
    String name,
    String user,
    String password,
    int poolSize,
    Duration acquireTimeout,
    Duration statementTimeout,
    Duration silenceTimeout) {

  private static final int DEFAULT_PORT = 5432;
  private static final Duration SILENCE_MARGIN = Duration.ofSeconds(1);

  /** Refuses a silence timeout that would cut off a statement still within its own timeout. */
  public DatabaseConfig {
    if (silenceTimeout.compareTo(statementTimeout) <= 0) {
      throw new ConfigurationException(
          "DATABASE_SILENCE_TIMEOUT is not longer than DATABASE_STATEMENT_TIMEOUT:"
              + " write more than %d ms.".formatted(statementTimeout.toMillis()));
    }
  }

  /**
   * Reads {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD}, {@code
   * DATABASE_POOL_SIZE}, {@code DATABASE_ACQUIRE_TIMEOUT}, {@code DATABASE_STATEMENT_TIMEOUT} and
   * {@code DATABASE_SILENCE_TIMEOUT}, by default a second more than the statement timeout.
   *
   * @param defaultName the default name of database and role
   * @throws ConfigurationException if a value is invalid
   */
  public static DatabaseConfig from(Environment environment, String defaultName) {
    Duration statementTimeout =
        environment.duration("DATABASE_STATEMENT_TIMEOUT", Duration.ofSeconds(5));
    URI uri = address(environment.text("DATABASE_URL", "postgresql://127.0.0.1/" + defaultName));
    return new DatabaseConfig(
        uri.getHost(),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        uri.getPath().substring(1),
        environment.text("DATABASE_USER", defaultName),
        environment.text("DATABASE_PASSWORD", ""),
        environment.integer("DATABASE_POOL_SIZE", 8, 1, 100),
        environment.duration("DATABASE_ACQUIRE_TIMEOUT", Duration.ofSeconds(2)),
        statementTimeout,
        environment.duration("DATABASE_SILENCE_TIMEOUT", statementTimeout.plus(SILENCE_MARGIN)));
  }

  /** The address without credentials, for messages. */
  public String address() {
    return "%s:%d/%s".formatted(host, port, name);
  }

  /** Omits the password, so that it cannot reach a log. */
  @Override
  public String toString() {
    return "DatabaseConfig[" + address() + ", user " + user + "]";
  }

  private static URI address(String text) {
    try {
      URI uri = new URI(text);
      if (isPlain(uri) && uri.getHost() != null && uri.getPath().matches("/[^/]+")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Reported below.
    }
    throw new ConfigurationException(
        "DATABASE_URL is not an address such as postgresql://127.0.0.1:5432/orders:"
            + " correct it; user and password belong in DATABASE_USER and DATABASE_PASSWORD.");
  }

  private static boolean isPlain(URI uri) {
    return "postgresql".equals(uri.getScheme())
        && uri.getUserInfo() == null
        && uri.getQuery() == null;
  }
}
