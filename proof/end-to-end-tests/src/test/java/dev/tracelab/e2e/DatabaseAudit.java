package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.audit.InvariantAudit;
import dev.tracelab.chaos.audit.InvariantAudit.Acknowledgement;
import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.e2e.LoadGenerator.Outcome;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Audits both databases of a lab against the responses its customers got. */
final class DatabaseAudit {

  /** Longer than the lease of an order whose request failed plus the sweep's grace. */
  private static final Duration BOUND = Duration.ofMinutes(4);

  private final String orders;
  private final SnapshotReader reader;

  private DatabaseAudit(String orders, String inventory) {
    this.orders = orders;
    this.reader = new SnapshotReader(orders, inventory);
  }

  static DatabaseAudit of(LabProcess lab) {
    URI server = lab.address("postgresql");
    return new DatabaseAudit(jdbc(server, "orders"), jdbc(server, "inventory"));
  }

  private static String jdbc(URI server, String database) {
    return "jdbc:postgresql://%s/%s?user=%s&password=%s"
        .formatted(server.getAuthority(), database, database, database);
  }

  /** The current number of pending orders. */
  long pending() {
    try (Connection connection = DriverManager.getConnection(orders);
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("SELECT count(*) FROM orders WHERE state = 'PENDING'")) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The current number of orders that are neither fulfilled nor rejected. */
  long unfinished() {
    return reader.unfinished().orders();
  }

  /** Waits until no work is left; fails after four minutes. */
  void awaitSettled() {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!reader.unfinished().isNone()) {
      assertThat(System.nanoTime()).as("%s", reader.unfinished()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  /** Checks every invariant of the databases, and that every acknowledged order exists. */
  List<Finding> findings(Collection<Outcome> outcomes) {
    return new InvariantAudit(
            reader.read(), outcomes.stream().map(DatabaseAudit::acknowledgement).toList())
        .findings();
  }

  private static Acknowledgement acknowledgement(Outcome outcome) {
    return new Acknowledgement(
        outcome.key(), outcome.isAccepted() ? outcome.response().json().get("id").asText() : null);
  }
}
