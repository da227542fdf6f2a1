package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** inventory-service or the gateway is killed, or an outbox row is delivered twice. */
@Tag("long")
class OtherKillsTest {

  private static final String LOCK_STOCK =
      "SELECT FROM products WHERE sku = 'ethiopia-yirgacheffe-250g' FOR UPDATE";

  @RegisterExtension final CrashLabExtension crash = CrashLabExtension.create();

  @Test
  void inventoryKilledInsideTheTransactionOfTheReservation() {
    crash.scenario().restartWithLongGrace();
    orderAndKillInventory();
    startInventory();

    assertThat(crash.scenario().request().retryUntilFinal(crash.replica().address()).status())
        .isEqualTo(201);
    crash
        .scenario()
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recoveredBy("resume order", "client retry")
        .lacksOnlySpansOf("inventory-service");
  }

  @Test
  void inventoryDownWhileTheOrderIsGivenUp() {
    crash.scenario().restartWithShortGrace();
    orderAndKillInventory();
    Polling.until(
        "the payment is void",
        () -> crash.lab().paymentOf(crash.scenario().request()).equals("VOIDED"));
    assertThat(crash.scenario().request().send(crash.replica().address()).join().isFinal())
        .isFalse();
    startInventory();

    crash
        .scenario()
        .ends("REJECTED order-abandoned", "give up order", "give up order", "reject order")
        .recoveredBy("give up order", "abandoned")
        .lacksOnlySpansOf("inventory-service");
  }

  @Test
  void inventoryKilledInsideTheTransactionOfTheCommit() {
    crash.replica().toInventory().holdRequests("PUT /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    try (ServiceDatabase.Lock stock = crash.lab().inventory().lock(LOCK_STOCK)) {
      crash.replica().toInventory().release();
      crash.lab().inventory().awaitWaiting("FOR UPDATE");
      crash.replica().inventory().kill();
    }
    startInventory();
    crash
        .scenario()
        .ends("FULFILLED", "fulfil order", "fulfil order", "complete order")
        .recoveredBy("fulfil order", "redelivery")
        .lacksOnlySpansOf("inventory-service");
  }

  @Test
  void gatewayKilledBeforeThePayment() {
    crash.scenario().restartWithLongGrace();
    crash.replica().toInventory().holdResponses("POST /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    crash.replica().gateway().kill();
    startGateway();
    crash.replica().toInventory().release();

    assertThat(crash.scenario().request().retryUntilFinal(crash.replica().address()).status())
        .isEqualTo(201);
    crash
        .scenario()
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recoveredBy("resume order", "client retry")
        .lacksOnlySpansOf("gateway-service");
  }

  @Test
  void gatewayKilledDuringThePaymentWhichCompletesTheOrder() {
    crash.scenario().restartWithLongGrace();
    try (ServiceDatabase.Lock payments =
        crash.lab().orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      crash.scenario().placeOrder();
      crash.lab().orders().awaitWaiting("INSERT INTO payment_authorisations");
      // Restart only after the payment has its lock: the provider waits at most 5 s.
      crash.replica().gateway().kill();
    }
    startGateway();
    crash
        .scenario()
        .ends("FULFILLED", "authorise payment", "confirm order", "fulfil order", "complete order")
        .lacksOnlySpansOf("gateway-service");
  }

  @Test
  void anOutboxRowIsDeliveredTwiceAndBothDeliveriesRun() {
    crash.replica().toInventory().holdResponses("PUT /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld(2);
    crash.replica().toInventory().release();

    crash
        .scenario()
        .ends("FULFILLED", "fulfil order", "fulfil order", "complete order", "complete order")
        .recoveredBy("fulfil order", "redelivery")
        .isComplete();
  }

  private void orderAndKillInventory() {
    try (ServiceDatabase.Lock stock = crash.lab().inventory().lock(LOCK_STOCK)) {
      crash.scenario().placeOrder();
      crash.lab().inventory().awaitWaiting("FOR UPDATE");
      crash.replica().inventory().kill();
    }
    // Which status depends on how long inventory-service takes to die.
    assertThat(crash.scenario().firstResponse().status()).isIn(503, 504);
  }

  private void startGateway() {
    crash.replica().gateway().start();
    crash.replica().gateway().awaitReady();
  }

  private void startInventory() {
    crash.replica().inventory().start();
    crash.replica().inventory().awaitReady();
  }
}
