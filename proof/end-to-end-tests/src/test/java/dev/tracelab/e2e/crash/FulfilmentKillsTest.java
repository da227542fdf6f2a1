package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** order-service is killed after confirming an order. Without a retry the order is fulfilled. */
@Tag("long")
class FulfilmentKillsTest {

  private static final String ORDERS = "order-service";

  @RegisterExtension final CrashLabExtension crash = CrashLabExtension.create();

  @Test
  void killedAfterTheConfirmationBeforeTheRelayAndTheResponse() {
    crash.replica().toDatabase().holdResponses("COMMIT");
    crash.scenario().placeOrder();
    crash.replica().toDatabase().awaitHeld();
    crash.scenario().killOrders();
    assertThat(crash.lab().stateOf(crash.scenario().request())).isEqualTo("CONFIRMED");

    crash.scenario().restartWithoutRetry();
    crash
        .scenario()
        .ends("FULFILLED", "fulfil order", "commit reservation", "complete order")
        .lacksOnlySpansOf(ORDERS);
  }

  @Test
  void killedAfterTheResponseWhileTheRelayLeasesTheRow() {
    crash.replica().toDatabase().holdRequests("COMMIT");
    crash.scenario().placeOrder();
    crash.replica().toDatabase().awaitHeld();
    CompletableFuture<ServiceDatabase.Lock> outbox =
        CompletableFuture.supplyAsync(
            () -> crash.lab().orders().lock("LOCK TABLE outbox IN EXCLUSIVE MODE"));
    crash.lab().orders().awaitWaiting("LOCK TABLE outbox");
    crash.replica().toDatabase().release();
    try (ServiceDatabase.Lock held = outbox.join()) {
      assertThat(crash.scenario().firstResponse().status()).isEqualTo(201);
      crash.lab().orders().awaitWaiting("UPDATE outbox");
      crash.scenario().killOrders();
    }
    crash.scenario().restartWithoutRetry();
    assertRedelivered();
  }

  @Test
  void killedDuringFulfilmentBeforeTheReservationIsCommitted() {
    crash.replica().toInventory().holdRequests("PUT /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    crash.scenario().killOrders();

    crash.scenario().restartWithoutRetry();
    assertRedelivered();
  }

  @Test
  void killedAfterTheReservationIsCommittedBeforeTheOrderIsComplete() {
    crash.replica().toInventory().holdResponses("PUT /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    crash.scenario().killOrders();

    crash.scenario().restartWithoutRetry();
    assertRedelivered();
  }

  @Test
  void killedWhileCompletingTheOrder() {
    crash.replica().toInventory().holdRequests("PUT /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    crash.replica().toDatabase().holdRequests("COMMIT");
    crash.replica().toInventory().release();
    crash.replica().toDatabase().awaitHeld();
    crash.scenario().killOrders();

    crash.scenario().restartWithoutRetry();
    assertRedelivered();
  }

  @Test
  void downUntilTheReservationExpired() {
    stopUntilTheReservationExpires();
    crash.scenario().restartWithoutRetry();
    crash
        .scenario()
        .ends("FULFILLED", "fulfil order", "reserve stock again", "complete order")
        .recoveredBy("fulfil order", "redelivery")
        .lacksOnlySpansOf(ORDERS);
  }

  @Test
  void downUntilTheReservationExpiredAndTheStockIsSold() {
    crash.setRequest(PlacementRequest.of(DirectReservation.LAST_FIFTY, 30));
    stopUntilTheReservationExpires();
    try (DirectReservation.Held bags =
        DirectReservation.at(crash.replica().inventory())
            .reserve(DirectReservation.LAST_FIFTY, 50)) {
      crash.scenario().restartWithoutRetry();
      Polling.until(
          "the order is cancelled",
          () -> crash.lab().stateOf(crash.scenario().request()).startsWith("REJECTED"));
    }
    crash
        .scenario()
        .ends("REJECTED insufficient-stock", "reserve stock again", "void payment", "cancel order")
        .recoveredBy("fulfil order", "redelivery")
        .lacksOnlySpansOf(ORDERS);
  }

  private void stopUntilTheReservationExpires() {
    crash.replica().orders().kill();
    crash.replica().orders().set("RESERVATION_TTL", "1s");
    crash.replica().orders().start();
    crash.replica().orders().awaitReady();
    crash.replica().toInventory().holdRequests("PUT /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    crash.scenario().killOrders();
    Polling.until(
        "the reservation expires", () -> isExpired(crash.lab().idOf(crash.scenario().request())));
    crash.replica().orders().set("RESERVATION_TTL", "10s");
  }

  private boolean isExpired(String reservation) {
    return crash
        .lab()
        .inventory()
        .query("SELECT state FROM reservations WHERE id = ?::uuid", reservation)
        .contains("EXPIRED");
  }

  private void assertRedelivered() {
    crash
        .scenario()
        .ends("FULFILLED", "fulfil order", "commit reservation", "complete order")
        .recoveredBy("fulfil order", "redelivery")
        .lacksOnlySpansOf(ORDERS);
  }
}
