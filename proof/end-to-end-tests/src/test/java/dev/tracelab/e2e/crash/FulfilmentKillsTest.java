package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** order-service is killed after an order was confirmed. Nobody asks again: it is fulfilled. */
class FulfilmentKillsTest {

  private static final String ORDERS = "order-service";

  @RegisterExtension final Stage stage = Stage.create();

  @Test
  void killedAfterConfirmedBeforeTheRelayAndTheResponse() {
    stage.replica().toDatabase().holdAnswers("COMMIT");
    stage.order().order();
    stage.replica().toDatabase().awaitHeld();
    stage.order().killOrders();
    assertThat(stage.lab().stateOf(stage.order().wish())).isEqualTo("CONFIRMED");

    stage.order().clientStaysAway();
    stage
        .order()
        .ends("FULFILLED", "fulfil order", "commit reservation", "complete order")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  @Test
  void killedAfterTheResponseWhileTheRelayLeasesTheRow() {
    stage.replica().toDatabase().holdRequests("COMMIT");
    stage.order().order();
    stage.replica().toDatabase().awaitHeld();
    CompletableFuture<Database.Lock> outbox =
        CompletableFuture.supplyAsync(
            () -> stage.lab().orders().lock("LOCK TABLE outbox IN EXCLUSIVE MODE"));
    stage.lab().orders().awaitWaiting("LOCK TABLE outbox");
    stage.replica().toDatabase().letGo();
    try (Database.Lock held = outbox.join()) {
      assertThat(stage.order().firstAnswer().status()).isEqualTo(201);
      stage.lab().orders().awaitWaiting("UPDATE outbox");
      stage.order().killOrders();
    }
    stage.order().clientStaysAway();
    deliveredAgain();
  }

  @Test
  void killedDuringFulfilmentBeforeTheReservationIsCommitted() {
    stage.replica().toInventory().holdRequests("PUT /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    stage.order().killOrders();

    stage.order().clientStaysAway();
    deliveredAgain();
  }

  @Test
  void killedAfterTheReservationIsCommittedBeforeTheOrderIsComplete() {
    stage.replica().toInventory().holdAnswers("PUT /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    stage.order().killOrders();

    stage.order().clientStaysAway();
    deliveredAgain();
  }

  @Test
  void killedWhileItCompletesTheOrder() {
    stage.replica().toInventory().holdRequests("PUT /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    stage.replica().toDatabase().holdRequests("COMMIT");
    stage.replica().toInventory().letGo();
    stage.replica().toDatabase().awaitHeld();
    stage.order().killOrders();

    stage.order().clientStaysAway();
    deliveredAgain();
  }

  @Test
  void awayLongerThanTheReservationLives() {
    awayUntilTheReservationExpired();
    stage.order().clientStaysAway();
    stage
        .order()
        .ends("FULFILLED", "fulfil order", "reserve stock again", "complete order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  @Test
  void awayLongerThanTheReservationLivesAndTheStockIsGone() {
    stage.setOrder(Wish.of(Counter.LAST_FIFTY, 30));
    awayUntilTheReservationExpired();
    try (Counter.Bags bags =
        Counter.at(stage.replica().inventory()).setAside(Counter.LAST_FIFTY, 50)) {
      stage.order().clientStaysAway();
      Await.until(
          "the order is cancelled",
          () -> stage.lab().stateOf(stage.order().wish()).startsWith("REJECTED"));
    }
    stage
        .order()
        .ends("REJECTED insufficient-stock", "reserve stock again", "void payment", "cancel order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  private void awayUntilTheReservationExpired() {
    stage.replica().orders().kill();
    stage.replica().orders().set("RESERVATION_TTL", "1s");
    stage.replica().orders().start();
    stage.replica().orders().awaitReady();
    stage.replica().toInventory().holdRequests("PUT /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    stage.order().killOrders();
    Await.until("the reservation expires", () -> isExpired(stage.lab().idOf(stage.order().wish())));
    stage.replica().orders().set("RESERVATION_TTL", "10s");
  }

  private boolean isExpired(String reservation) {
    return stage
        .lab()
        .inventory()
        .query("SELECT state FROM reservations WHERE id = ?::uuid", reservation)
        .contains("EXPIRED");
  }

  private void deliveredAgain() {
    stage
        .order()
        .ends("FULFILLED", "fulfil order", "commit reservation", "complete order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled(ORDERS);
  }
}
