package dev.tracelab.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Payment;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Product;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Reservation;
import dev.tracelab.chaos.audit.InvariantAudit.Acknowledgement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Snapshots with one defect: the audit finds that and nothing else. */
class InvariantAuditTest {

  private static final Map<String, Long> ITEMS = Map.of("kenya", 2L);
  private static final OrderRow DONE =
      new OrderRow("o-1", "k-1", "FULFILLED", null, ITEMS, 300L, "t-1", 0, 0);
  private static final OrderRow REFUSED =
      new OrderRow("o-2", "k-2", "REJECTED", "payment-declined", ITEMS, 300L, "t-2", 0, 0);
  private static final Product KENYA = new Product("kenya", 10, 8, 0, 2);

  private List<OrderRow> orders = List.of(DONE, REFUSED);
  private Map<String, Payment> payments = Map.of("o-1", new Payment("AUTHORISED", 300));
  private Map<String, Reservation> reservations =
      Map.of("o-1", new Reservation("COMMITTED", ITEMS));
  private List<Product> products = List.of(KENYA);
  private List<Acknowledgement> acknowledgements =
      List.of(new Acknowledgement("k-1", "o-1"), new Acknowledgement("k-2", null));
  private long outbox;

  @Test
  void aConsistentSnapshotHasNoViolations() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void anAcceptedOrderThatIsMissingIsLost() {
    acknowledgements = List.of(new Acknowledgement("k-9", "o-9"));

    assertThat(broken()).containsExactly("0 lost");
  }

  @Test
  void anAcceptedOrderThatIsRejectedIsLost() {
    acknowledgements = List.of(new Acknowledgement("k-2", "o-2"));

    assertThat(broken()).containsExactly("0 lost");
  }

  @Test
  void allResponsesForAKeyMustNameTheSameOrder() {
    acknowledgements =
        List.of(new Acknowledgement("k-1", "o-1"), new Acknowledgement("k-1", "o-2"));

    assertThat(broken()).contains("0 doubled");
  }

  @Test
  void twoOrdersForOneKeyAreFound() {
    orders = List.of(DONE, new OrderRow("o-3", "k-1", "REJECTED", "x", ITEMS, null, "t-3", 0, 0));

    assertThat(broken()).containsExactly("0 doubled");
  }

  @Test
  void missingUnitsAreFound() {
    products = List.of(new Product("kenya", 10, 7, 0, 2));

    assertThat(broken()).containsExactly("0 oversold");
  }

  @Test
  void shippingMoreThanWasOrderedIsFound() {
    products = List.of(new Product("kenya", 10, 6, 0, 4));

    assertThat(broken()).containsExactly("0 oversold");
  }

  @Test
  void anUnfinishedOrderIsFound() {
    orders = List.of(DONE, new OrderRow("o-2", "k-2", "PENDING", null, ITEMS, null, "t-2", 0, 0));

    assertThat(broken()).containsExactly("0 without a final state");
  }

  @Test
  void aPaymentForARejectedOrderIsFound() {
    payments = Map.of("o-1", new Payment("AUTHORISED", 300), "o-2", new Payment("AUTHORISED", 300));

    assertThat(broken()).containsExactly("payments");
  }

  @Test
  void aPaymentOfAnotherAmountIsFound() {
    payments = Map.of("o-1", new Payment("AUTHORISED", 301));

    assertThat(broken()).containsExactly("payments");
  }

  @Test
  void stockThatIsStillHeldIsFound() {
    reservations =
        Map.of("o-1", new Reservation("COMMITTED", ITEMS), "o-2", new Reservation("HELD", ITEMS));

    assertThat(broken()).containsExactly("reservations");
  }

  @Test
  void aPaymentWithoutAnOrderIsFound() {
    payments = Map.of("o-1", new Payment("AUTHORISED", 300), "o-9", new Payment("AUTHORISED", 1));

    assertThat(violations()).singleElement().asString().startsWith("payments: there is no order");
  }

  @Test
  void aReservationWithoutAnOrderIsFound() {
    reservations =
        Map.of(
            "o-1", new Reservation("COMMITTED", ITEMS), "o-9", new Reservation("HELD", Map.of()));

    assertThat(violations()).singleElement().asString().startsWith("reservations: there is no");
  }

  @Test
  void aRowLeftInTheOutboxIsFound() {
    outbox = 1;

    assertThat(broken()).containsExactly("outbox");
  }

  private List<String> broken() {
    return findings().stream().filter(finding -> !finding.holds()).map(Finding::invariant).toList();
  }

  private List<String> violations() {
    return Finding.violationsOf(findings());
  }

  private List<Finding> findings() {
    DatabaseSnapshot snapshot =
        new DatabaseSnapshot(orders, payments, outbox, reservations, products);
    return new InvariantAudit(snapshot, acknowledgements).findings();
  }
}
