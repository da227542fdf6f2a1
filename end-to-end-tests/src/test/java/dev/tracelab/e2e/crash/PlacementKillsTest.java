package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** order-service is killed while it places an order, up to the response. */
@ExtendWith(CrashLabs.class)
class PlacementKillsTest {

  private static final String ORDERS = "order-service";

  private final CrashLab lab;
  private final Replica replica;
  private Case order;

  PlacementKillsTest(CrashLab lab) {
    this.lab = lab;
    this.replica = lab.replica();
  }

  @BeforeEach
  void begin(TestInfo test) {
    order = Case.of(lab, test);
  }

  @Test
  void killedBeforeTheClaim() {
    replica.toOrders().holdRequests("POST /orders");
    order.order();
    replica.toOrders().awaitHeld();
    order.killOrders();

    assertThat(order.clientComesBack().status()).isEqualTo(201);
    order.ends("FULFILLED", "confirm order", "complete order").isWhole();
  }

  @Test
  void killedDuringTheClaimWhichIsWrittenNevertheless() {
    try (Database.Lock orders = lab.orders().lock("LOCK TABLE orders IN EXCLUSIVE MODE")) {
      order.order();
      lab.orders().awaitWaiting("INSERT INTO orders");
      order.killOrders();
    }
    order.clientStaysAway();
    givenUp();
  }

  @Test
  void killedAfterTheClaim() {
    replica.toInventory().holdRequests("POST /quotes");
    order.order();
    replica.toInventory().awaitHeld();
    order.killOrders();

    assertThat(order.clientComesBack().status()).isEqualTo(201);
    resumed();
  }

  @Test
  void killedDuringTheQuote() {
    try (Database.Lock products =
        lab.inventory().lock("LOCK TABLE products IN ACCESS EXCLUSIVE MODE")) {
      order.order();
      lab.inventory().awaitWaiting("WHERE sku = ANY ($1)");
      order.killOrders();
    }
    order.clientStaysAway();
    givenUp();
  }

  @Test
  void killedAfterTheReservationBeforeThePayment() {
    replica.toInventory().holdAnswers("POST /reservations");
    order.order();
    replica.toInventory().awaitHeld();
    order.killOrders();

    order.clientStaysAway();
    givenUp();
    assertThat(reservation()).isEqualTo("RELEASED");
  }

  @Test
  void killedDuringThePaymentWhichIsMadeNevertheless() {
    try (Database.Lock payments =
        lab.orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      order.order();
      lab.orders().awaitWaiting("INSERT INTO payment_authorisations");
      order.killOrders();
    }
    assertThat(order.clientComesBack().status()).isEqualTo(201);
    resumed();
  }

  @Test
  void killedAfterThePaymentBeforeTransaction2() {
    replica.toDatabase().holdRequests("BEGIN");
    order.order();
    replica.toDatabase().awaitHeld();
    assertThat(payment()).isEqualTo("AUTHORISED");
    order.killOrders();

    order.clientStaysAway();
    givenUp();
    assertThat(payment()).isEqualTo("VOIDED");
  }

  @Test
  void killedInsideTransaction2() {
    replica.toDatabase().holdRequests("COMMIT");
    order.order();
    replica.toDatabase().awaitHeld();
    order.killOrders();

    assertThat(lab.stateOf(order.wish())).isEqualTo("PENDING");
    assertThat(order.clientComesBack().status()).isEqualTo(201);
    resumed();
  }

  private void resumed() {
    order
        .ends("FULFILLED", "resume order", "confirm order", "fulfil order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  private void givenUp() {
    order
        .ends("REJECTED order-abandoned", "give up order", "void payment", "reject order")
        .recovers("give up order", "abandoned")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  private String payment() {
    return lab.paymentOf(order.wish());
  }

  private String reservation() {
    return String.join(
        ",",
        lab.inventory()
            .query("SELECT state FROM reservations WHERE id = ?::uuid", lab.idOf(order.wish())));
  }
}
