package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** inventory-service or the gateway is killed, or nobody is and a row is delivered twice. */
@ExtendWith(CrashLabs.class)
class OtherKillsTest {

  private static final String LOCK_STOCK =
      "SELECT FROM products WHERE sku = 'ethiopia-yirgacheffe-250g' FOR UPDATE";

  private final CrashLab lab;
  private final Replica replica;
  private Case order;

  OtherKillsTest(CrashLab lab) {
    this.lab = lab;
    this.replica = lab.replica();
  }

  @BeforeEach
  void begin(TestInfo test) {
    order = Case.of(lab, test);
  }

  @Test
  void inventoryKilledInsideTheTransactionOfTheReservation() {
    order.ordersArePatient();
    orderAndKillInventory();
    startInventory();

    assertThat(order.wish().askUntilAnswered(replica.address()).status()).isEqualTo(201);
    order
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled("inventory-service");
  }

  @Test
  void inventoryAwayWhileTheOrderIsGivenUp() {
    order.ordersAreImpatient();
    orderAndKillInventory();
    Await.until("the payment is void", () -> lab.paymentOf(order.wish()).equals("VOIDED"));
    assertThat(order.wish().ask(replica.address()).join().isFinal()).isFalse();
    startInventory();

    order
        .ends("REJECTED order-abandoned", "give up order", "give up order", "reject order")
        .recovers("give up order", "abandoned")
        .lacksOnlyWhatWasKilled("inventory-service");
  }

  @Test
  void inventoryKilledInsideTheTransactionOfTheCommit() {
    replica.toInventory().holdRequests("PUT /reservations");
    order.order();
    replica.toInventory().awaitHeld();
    try (Database.Lock stock = lab.inventory().lock(LOCK_STOCK)) {
      replica.toInventory().letGo();
      lab.inventory().awaitWaiting("FOR UPDATE");
      replica.inventory().kill();
    }
    startInventory();
    order
        .ends("FULFILLED", "fulfil order", "fulfil order", "complete order")
        .recovers("fulfil order", "redelivery")
        .lacksOnlyWhatWasKilled("inventory-service");
  }

  @Test
  void gatewayKilledBeforeThePayment() {
    order.ordersArePatient();
    replica.toInventory().holdAnswers("POST /reservations");
    order.order();
    replica.toInventory().awaitHeld();
    killGateway();
    replica.toInventory().letGo();

    assertThat(order.wish().askUntilAnswered(replica.address()).status()).isEqualTo(201);
    order
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled("gateway-service");
  }

  @Test
  void gatewayKilledDuringThePaymentAndTheOrderIsCompleted() {
    order.ordersArePatient();
    try (Database.Lock payments =
        lab.orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      order.order();
      lab.orders().awaitWaiting("INSERT INTO payment_authorisations");
      killGateway();
    }
    order
        .ends("FULFILLED", "authorise payment", "confirm order", "fulfil order", "complete order")
        .lacksOnlyWhatWasKilled("gateway-service");
  }

  @Test
  void aRowIsDeliveredTwiceAndBothDeliveriesWork() {
    replica.toInventory().holdAnswers("PUT /reservations");
    order.order();
    replica.toInventory().awaitHeld(2);
    replica.toInventory().letGo();

    order
        .ends("FULFILLED", "fulfil order", "fulfil order", "complete order", "complete order")
        .recovers("fulfil order", "redelivery")
        .isWhole();
  }

  private void orderAndKillInventory() {
    try (Database.Lock stock = lab.inventory().lock(LOCK_STOCK)) {
      order.order();
      lab.inventory().awaitWaiting("FOR UPDATE");
      replica.inventory().kill();
    }
    assertThat(order.firstAnswer().status()).isEqualTo(503);
  }

  private void killGateway() {
    replica.gateway().kill();
    replica.gateway().start();
    replica.gateway().awaitReady();
  }

  private void startInventory() {
    replica.inventory().start();
    replica.inventory().awaitReady();
  }
}
