package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** inventory-service or the gateway is killed, or nobody is and a row is delivered twice. */
class OtherKillsTest {

  private static final String LOCK_STOCK =
      "SELECT FROM products WHERE sku = 'ethiopia-yirgacheffe-250g' FOR UPDATE";

  @RegisterExtension final Stage stage = Stage.create();

  @Test
  void inventoryKilledInsideTheTransactionOfTheReservation() {
    stage.order().ordersArePatient();
    orderAndKillInventory();
    startInventory();

    assertThat(stage.order().wish().askUntilAnswered(stage.replica().address()).status())
        .isEqualTo(201);
    stage
        .order()
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled("inventory-service");
  }

  @Test
  void inventoryAwayWhileTheOrderIsGivenUp() {
    stage.order().ordersAreImpatient();
    orderAndKillInventory();
    Await.until(
        "the payment is void", () -> stage.lab().paymentOf(stage.order().wish()).equals("VOIDED"));
    assertThat(stage.order().wish().ask(stage.replica().address()).join().isFinal()).isFalse();
    startInventory();

    stage
        .order()
        .ends("REJECTED order-abandoned", "give up order", "give up order", "reject order")
        .recovers("give up order", "abandoned")
        .lacksOnlyWhatWasKilled("inventory-service");
  }

  @Test
  void inventoryKilledInsideTheTransactionOfTheCommit() {
    stage.replica().toInventory().holdRequests("PUT /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    try (Database.Lock stock = stage.lab().inventory().lock(LOCK_STOCK)) {
      stage.replica().toInventory().letGo();
      stage.lab().inventory().awaitWaiting("FOR UPDATE");
      stage.replica().inventory().kill();
    }
    startInventory();
    stage
        .order()
        .ends("FULFILLED", "fulfil order", "fulfil order", "complete order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled("inventory-service");
  }

  @Test
  void gatewayKilledBeforeThePayment() {
    stage.order().ordersArePatient();
    stage.replica().toInventory().holdAnswers("POST /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld();
    stage.replica().gateway().kill();
    startGateway();
    stage.replica().toInventory().letGo();

    assertThat(stage.order().wish().askUntilAnswered(stage.replica().address()).status())
        .isEqualTo(201);
    stage
        .order()
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled("gateway-service");
  }

  @Test
  void gatewayKilledDuringThePaymentAndTheOrderIsCompleted() {
    stage.order().ordersArePatient();
    try (Database.Lock payments =
        stage.lab().orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      stage.order().order();
      stage.lab().orders().awaitWaiting("INSERT INTO payment_authorisations");
      // It starts again only after the payment has its lock, for the provider waits 5 s at most.
      stage.replica().gateway().kill();
    }
    startGateway();
    stage
        .order()
        .ends("FULFILLED", "authorise payment", "confirm order", "fulfil order", "complete order")
        .lacksOnlyWhatWasKilled("gateway-service");
  }

  @Test
  void aRowIsDeliveredTwiceAndBothDeliveriesWork() {
    stage.replica().toInventory().holdAnswers("PUT /reservations");
    stage.order().order();
    stage.replica().toInventory().awaitHeld(2);
    stage.replica().toInventory().letGo();

    stage
        .order()
        .ends("FULFILLED", "fulfil order", "fulfil order", "complete order", "complete order")
        .recovers("fulfil order", "redelivery")
        .isWhole();
  }

  private void orderAndKillInventory() {
    try (Database.Lock stock = stage.lab().inventory().lock(LOCK_STOCK)) {
      stage.order().order();
      stage.lab().inventory().awaitWaiting("FOR UPDATE");
      stage.replica().inventory().kill();
    }
    // Which of the two depends on how long the machine takes to let inventory-service die.
    assertThat(stage.order().firstAnswer().status()).isIn(503, 504);
  }

  private void startGateway() {
    stage.replica().gateway().start();
    stage.replica().gateway().awaitReady();
  }

  private void startInventory() {
    stage.replica().inventory().start();
    stage.replica().inventory().awaitReady();
  }
}
