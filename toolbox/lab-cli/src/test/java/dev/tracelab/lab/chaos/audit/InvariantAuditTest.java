package dev.tracelab.lab.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.chaos.audit.Books.OrderEntry;
import dev.tracelab.lab.chaos.audit.Books.Payment;
import dev.tracelab.lab.chaos.audit.Books.Product;
import dev.tracelab.lab.chaos.audit.Books.Reservation;
import dev.tracelab.lab.chaos.audit.InvariantAudit.Promise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Books with one thing wrong: the audit finds it, and nothing else. */
class InvariantAuditTest {

  private static final Map<String, Long> ITEMS = Map.of("kenya", 2L);
  private static final OrderEntry DONE =
      new OrderEntry("o-1", "k-1", "FULFILLED", null, ITEMS, 300L, "t-1", 0, 0);
  private static final OrderEntry REFUSED =
      new OrderEntry("o-2", "k-2", "REJECTED", "payment-declined", ITEMS, 300L, "t-2", 0, 0);
  private static final Product KENYA = new Product("kenya", 10, 8, 0, 2);

  private List<OrderEntry> orders = List.of(DONE, REFUSED);
  private Map<String, Payment> payments = Map.of("o-1", new Payment("AUTHORISED", 300));
  private Map<String, Reservation> reservations =
      Map.of("o-1", new Reservation("COMMITTED", ITEMS));
  private List<Product> products = List.of(KENYA);
  private List<Promise> promises = List.of(new Promise("k-1", "o-1"), new Promise("k-2", null));
  private long outbox;

  @Test
  void booksThatAreInOrderBreakNothing() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void anOrderThatWasPromisedAndIsNotThereIsLost() {
    promises = List.of(new Promise("k-9", "o-9"));

    assertThat(broken()).containsExactly("0 lost");
  }

  @Test
  void anOrderThatWasPromisedAndIsRejectedIsLost() {
    promises = List.of(new Promise("k-2", "o-2"));

    assertThat(broken()).containsExactly("0 lost");
  }

  @Test
  void twoAnswersToOneKeyMustNameTheSameOrder() {
    promises = List.of(new Promise("k-1", "o-1"), new Promise("k-1", "o-2"));

    assertThat(broken()).contains("0 doubled");
  }

  @Test
  void twoOrdersOfOneKeyAreFound() {
    orders = List.of(DONE, new OrderEntry("o-3", "k-1", "REJECTED", "x", ITEMS, null, "t-3", 0, 0));

    assertThat(broken()).containsExactly("0 doubled");
  }

  @Test
  void unitsThatGotLostAreFound() {
    products = List.of(new Product("kenya", 10, 7, 0, 2));

    assertThat(broken()).containsExactly("0 oversold");
  }

  @Test
  void shippingMoreThanWasOrderedIsFound() {
    products = List.of(new Product("kenya", 10, 6, 0, 4));

    assertThat(broken()).containsExactly("0 oversold");
  }

  @Test
  void anOrderThatIsNeverFinishedIsFound() {
    orders = List.of(DONE, new OrderEntry("o-2", "k-2", "PENDING", null, ITEMS, null, "t-2", 0, 0));

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
  void moneyThatWasTakenForNoOrderIsFound() {
    payments = Map.of("o-1", new Payment("AUTHORISED", 300), "o-9", new Payment("AUTHORISED", 1));

    assertThat(violations()).singleElement().asString().startsWith("payments: there is no order");
  }

  @Test
  void stockThatWasTakenForNoOrderIsFound() {
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
    Books books = new Books(orders, payments, outbox, reservations, products);
    return new InvariantAudit(books, promises).findings();
  }
}
