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

/** Both databases of a lab, against what its customers were told. */
final class DatabaseAudit {

  /** Longer than the lease of an order whose request failed, and the sweep's grace after it. */
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

  /** How many orders are placed and neither confirmed nor rejected at this moment. */
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

  /** How many are neither fulfilled nor rejected. */
  long unfinished() {
    return reader.unfinished().orders();
  }

  /** Waits until nothing is on its way any more; fails when something still is after minutes. */
  void awaitSettled() {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!reader.unfinished().isNone()) {
      assertThat(System.nanoTime()).as("%s", reader.unfinished()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  /** Every invariant of the books, and of what was promised. */
  List<Finding> audit(Collection<Outcome> outcomes) {
    return new InvariantAudit(reader.read(), outcomes.stream().map(DatabaseAudit::promise).toList())
        .findings();
  }

  private static Acknowledgement promise(Outcome outcome) {
    return new Acknowledgement(
        outcome.key(), outcome.isAccepted() ? outcome.answer().json().get("id").asText() : null);
  }
}
