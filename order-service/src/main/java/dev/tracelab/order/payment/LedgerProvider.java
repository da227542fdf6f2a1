package dev.tracelab.order.payment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The roastery's own small payment provider: a ledger in PostgreSQL behind a blocking API.
 *
 * <p>An amount that ends in 13 is declined, so that everybody can see a declined payment.
 */
public final class LedgerProvider implements PaymentProvider {

  private static final int DECLINED_ENDING = 13;

  /** The first entry for an order stays, however often it is asked for. */
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

  private final DataSource ledger;

  private LedgerProvider(DataSource ledger) {
    this.ledger = ledger;
  }

  /** A provider that keeps its ledger behind a data source. */
  public static LedgerProvider create(DataSource ledger) {
    return new LedgerProvider(ledger);
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
