package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** order-service is killed while it places an order, up to the response. */
class PlacementKillsTest {

  private static final String ORDERS = "order-service";

  @RegisterExtension final Stage stage = Stage.create();

  @Test
  void killedBeforeTheClaim() {
    stage.replica().toOrders().holdRequests("POST /orders");
    stage.order().order();
    stage.replica().toOrders().awaitHeld();
    stage.order().killOrders();

    assertThat(stage.order().clientComesBack().status()).isEqualTo(201);
    stage.order().ends("FULFILLED", "confirm order", "complete order").isWhole();
  }

  @Test
  void killedDuringTheClaimWhichIsWrittenNevertheless() {
    try (Database.Lock orders = stage.lab().orders().lock("LOCK TABLE orders IN EXCLUSIVE MODE")) {
      stage.order().order();
      stage.lab().orders().awaitWaiting("INSERT INTO orders");
      stage.order().killOrders();
    }
    stage.order().clientStaysAway();
    givenUp();
  }

  @Test
  void killedAfterTheClaim() {
    stage.replica().toInventory().holdRequests("POST /quotes");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    stage.order().killOrders();

    assertThat(stage.order().clientComesBack().status()).isEqualTo(201);
    resumed();
  }

  @Test
  void killedDuringTheQuote() {
    try (Database.Lock products =
        stage.lab().inventory().lock("LOCK TABLE products IN ACCESS EXCLUSIVE MODE")) {
      stage.order().order();
      stage.lab().inventory().awaitWaiting("WHERE sku = ANY ($1)");
      stage.order().killOrders();
    }
    stage.order().clientStaysAway();
    givenUp();
  }

  @Test
  void killedAfterTheReservationBeforeThePayment() {
    stage.replica().toInventory().holdAnswers("POST /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    stage.order().killOrders();

    stage.order().clientStaysAway();
    givenUp();
    assertThat(stage.lab().reservationOf(stage.order().wish())).isEqualTo("RELEASED");
  }

  @Test
  void killedDuringThePaymentWhichIsMadeNevertheless() {
    try (Database.Lock payments =
        stage.lab().orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      stage.order().order();
      stage.lab().orders().awaitWaiting("INSERT INTO payment_authorisations");
      stage.order().killOrders();
    }
    assertThat(stage.order().clientComesBack().status()).isEqualTo(201);
    resumed();
  }

  @Test
  void killedAfterThePaymentBeforeTransaction2() {
    stage.replica().toDatabase().holdRequests("BEGIN");
    stage.order().order();
    stage.replica().toDatabase().awaitHeld();
    assertThat(payment()).isEqualTo("AUTHORISED");
    stage.order().killOrders();

    stage.order().clientStaysAway();
    givenUp();
    assertThat(payment()).isEqualTo("VOIDED");
  }

  @Test
  void killedInsideTransaction2() {
    stage.replica().toDatabase().holdRequests("COMMIT");
    stage.order().order();
    stage.replica().toDatabase().awaitHeld();
    stage.order().killOrders();

    assertThat(stage.lab().stateOf(stage.order().wish())).isEqualTo("PENDING");
    assertThat(stage.order().clientComesBack().status()).isEqualTo(201);
    resumed();
  }

  private void resumed() {
    stage
        .order()
        .ends("FULFILLED", "resume order", "confirm order", "fulfil order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  private void givenUp() {
    stage.order().endsGivenUp().lacksOnlyWhatWasKilled(ORDERS);
  }

  private String payment() {
    return stage.lab().paymentOf(stage.order().wish());
  }
}
