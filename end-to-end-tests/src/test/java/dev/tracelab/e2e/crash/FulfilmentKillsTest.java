package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** order-service is killed after an order was confirmed. Nobody asks again: it is fulfilled. */
@ExtendWith(CrashLabs.class)
class FulfilmentKillsTest {

  private static final String ORDERS = "order-service";

  private final CrashLab lab;
  private final Replica replica;
  private Case order;

  FulfilmentKillsTest(CrashLab lab) {
    this.lab = lab;
    this.replica = lab.replica();
  }

  @BeforeEach
  void begin(TestInfo test) {
    order = Case.of(lab, test);
  }

  @Test
  void killedAfterConfirmedBeforeTheRelayAndTheResponse() {
    replica.toDatabase().holdAnswers("COMMIT");
    order.order();
    replica.toDatabase().awaitHeld();
    order.killOrders();
    assertThat(lab.stateOf(order.wish())).isEqualTo("CONFIRMED");

    order.clientStaysAway();
    order
        .ends("FULFILLED", "fulfil order", "commit reservation", "complete order")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  @Test
  void killedAfterTheResponseWhileTheRelayLeasesTheRow() {
    replica.toDatabase().holdRequests("COMMIT");
    order.order();
    replica.toDatabase().awaitHeld();
    CompletableFuture<Database.Lock> outbox =
        CompletableFuture.supplyAsync(
            () -> lab.orders().lock("LOCK TABLE outbox IN EXCLUSIVE MODE"));
    lab.orders().awaitWaiting("LOCK TABLE outbox");
    replica.toDatabase().letGo();
    try (Database.Lock held = outbox.join()) {
      assertThat(order.firstAnswer().status()).isEqualTo(201);
      lab.orders().awaitWaiting("UPDATE outbox");
      order.killOrders();
    }
    order.clientStaysAway();
    deliveredAgain();
  }

  @Test
  void killedDuringFulfilmentBeforeTheReservationIsCommitted() {
    replica.toInventory().holdRequests("PUT /reservations");
    order.order();
    replica.toInventory().awaitHeld();
    order.killOrders();

    order.clientStaysAway();
    deliveredAgain();
  }

  @Test
  void killedAfterTheReservationIsCommittedBeforeTheOrderIsComplete() {
    replica.toInventory().holdAnswers("PUT /reservations");
    order.order();
    replica.toInventory().awaitHeld();
    order.killOrders();

    order.clientStaysAway();
    deliveredAgain();
  }

  @Test
  void killedWhileItCompletesTheOrder() {
    replica.toInventory().holdRequests("PUT /reservations");
    order.order();
    replica.toInventory().awaitHeld();
    replica.toDatabase().holdRequests("COMMIT");
    replica.toInventory().letGo();
    replica.toDatabase().awaitHeld();
    order.killOrders();

    order.clientStaysAway();
    deliveredAgain();
  }

  @Test
  void awayLongerThanTheReservationLives() {
    awayUntilTheReservationExpired();
    order.clientStaysAway();
    order
        .ends("FULFILLED", "fulfil order", "reserve stock again", "complete order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  @Test
  void awayLongerThanTheReservationLivesAndTheStockIsGone(TestInfo test) {
    order = Case.of(lab, test, Wish.of(Counter.LAST_FIFTY, 30));
    awayUntilTheReservationExpired();
    try (Counter.Bags bags = Counter.at(replica.inventory()).setAside(Counter.LAST_FIFTY, 50)) {
      order.clientStaysAway();
      Await.until("the order is cancelled", () -> lab.stateOf(order.wish()).startsWith("REJECTED"));
    }
    order
        .ends("REJECTED insufficient-stock", "reserve stock again", "void payment", "cancel order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled(ORDERS);
  }

  private void awayUntilTheReservationExpired() {
    replica.orders().kill();
    replica.orders().set("RESERVATION_TTL", "1s");
    replica.orders().start();
    replica.orders().awaitReady();
    replica.toInventory().holdRequests("PUT /reservations");
    order.order();
    replica.toInventory().awaitHeld();
    order.killOrders();
    Await.until("the reservation expires", () -> isExpired(lab.idOf(order.wish())));
    replica.orders().set("RESERVATION_TTL", "10s");
  }

  private boolean isExpired(String reservation) {
    return lab.inventory()
        .query("SELECT state FROM reservations WHERE id = ?::uuid", reservation)
        .contains("EXPIRED");
  }

  private void deliveredAgain() {
    order
        .ends("FULFILLED", "fulfil order", "commit reservation", "complete order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled(ORDERS);
  }
}
