package dev.tracelab.order.payment;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tracelab.kit.sql.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A small payment provider: a ledger in PostgreSQL behind a blocking API.
 *
 * <p>It declines amounts that end in 13, so that declined payments can be demonstrated.
 */
public final class LedgerProvider implements PaymentProvider, AutoCloseable {

  private static final int CONNECTION_TIMEOUT_MILLIS =
      Math.toIntExact(Duration.ofSeconds(2).toMillis());
  private static final int READ_TIMEOUT_SECONDS = 5;

  private static final int DECLINED_ENDING = 13;

  /** The first entry of an order stays: repeated calls get the same result. */
  private static final String ENTER =
      """
      INSERT INTO payment_authorisations (order_id, amount_minor, currency, state)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (order_id) DO NOTHING
      """;

  private static final String STATE = "SELECT state FROM payment_authorisations WHERE order_id = ?";
  private static final String VOID =
      """
      INSERT INTO payment_authorisations (order_id, amount_minor, currency, state)
      VALUES (?, 0, '-', 'VOIDED')
      ON CONFLICT (order_id) DO UPDATE SET state = 'VOIDED', updated_at = now()
       WHERE payment_authorisations.state = 'AUTHORISED'
      """;

  private final HikariDataSource ledger;

  /**
   * Opens the ledger; the database may still be down.
   *
   * @param connections how many calls may run at once
   */
  public LedgerProvider(DatabaseConfig database, int connections) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(dataSource(database));
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    // Do not fail at start if the database is down.
    pool.setInitializationFailTimeout(-1);
    pool.setPoolName("payment");
    ledger = new HikariDataSource(pool);
  }

  private static PGSimpleDataSource dataSource(DatabaseConfig database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {database.host()});
    source.setPortNumbers(new int[] {database.port()});
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password());
    source.setSocketTimeout(READ_TIMEOUT_SECONDS);
    return source;
  }

  @Override
  public boolean authorise(UUID orderId, long amountMinor, String currency)
      throws PaymentUnavailable {
    try (Connection connection = ledger.getConnection()) {
      enter(connection, orderId, amountMinor, currency);
      return state(connection, orderId).equals("AUTHORISED");
    } catch (SQLException e) {
      throw new PaymentUnavailable(e);
    }
  }

  @Override
  public void cancel(UUID orderId) throws PaymentUnavailable {
    try (Connection connection = ledger.getConnection();
        PreparedStatement statement = connection.prepareStatement(VOID)) {
      statement.setObject(1, orderId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new PaymentUnavailable(e);
    }
  }

  /** Closes the connections. */
  @Override
  public void close() {
    ledger.close();
  }

  private static void enter(Connection connection, UUID orderId, long amount, String currency)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
      statement.setObject(1, orderId);
      statement.setLong(2, amount);
      statement.setString(3, currency);
      statement.setString(4, amount % 100 == DECLINED_ENDING ? "DECLINED" : "AUTHORISED");
      statement.executeUpdate();
    }
  }

  private static String state(Connection connection, UUID orderId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATE)) {
      statement.setObject(1, orderId);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString("state");
      }
    }
  }
}
