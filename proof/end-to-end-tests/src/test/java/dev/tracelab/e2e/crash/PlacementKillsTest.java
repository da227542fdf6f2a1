package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** order-service is killed while placing an order, before the response. */
@Tag("long")
class PlacementKillsTest {

  private static final String ORDERS = "order-service";

  @RegisterExtension final CrashLabExtension crash = CrashLabExtension.create();

  @Test
  void killedBeforeTheClaim() {
    crash.replica().toOrders().holdRequests("POST /orders");
    crash.scenario().placeOrder();
    crash.replica().toOrders().awaitHeld();
    crash.scenario().killOrders();

    assertThat(crash.scenario().restartAndRetry().status()).isEqualTo(201);
    crash.scenario().ends("FULFILLED", "confirm order", "complete order").isComplete();
  }

  @Test
  void killedDuringTheClaimWhichPostgresStillWrites() {
    try (ServiceDatabase.Lock orders =
        crash.lab().orders().lock("LOCK TABLE orders IN EXCLUSIVE MODE")) {
      crash.scenario().placeOrder();
      crash.lab().orders().awaitWaiting("INSERT INTO orders");
      crash.scenario().killOrders();
    }
    crash.scenario().restartWithoutRetry();
    assertGivenUp();
  }

  @Test
  void killedAfterTheClaim() {
    crash.replica().toInventory().holdRequests("POST /quotes");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    crash.scenario().killOrders();

    assertThat(crash.scenario().restartAndRetry().status()).isEqualTo(201);
    assertResumed();
  }

  @Test
  void killedDuringTheQuote() {
    try (ServiceDatabase.Lock products =
        crash.lab().inventory().lock("LOCK TABLE products IN ACCESS EXCLUSIVE MODE")) {
      crash.scenario().placeOrder();
      crash.lab().inventory().awaitWaiting("WHERE sku = ANY ($1)");
      crash.scenario().killOrders();
    }
    crash.scenario().restartWithoutRetry();
    assertGivenUp();
  }

  @Test
  void killedAfterTheReservationBeforeThePayment() {
    crash.replica().toInventory().holdResponses("POST /reservations");
    crash.scenario().placeOrder();
    crash.replica().toInventory().awaitHeld();
    crash.scenario().killOrders();

    crash.scenario().restartWithoutRetry();
    assertGivenUp();
    assertThat(crash.lab().reservationOf(crash.scenario().request())).isEqualTo("RELEASED");
  }

  @Test
  void killedDuringThePaymentWhichPostgresStillWrites() {
    try (ServiceDatabase.Lock payments =
        crash.lab().orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      crash.scenario().placeOrder();
      crash.lab().orders().awaitWaiting("INSERT INTO payment_authorisations");
      crash.scenario().killOrders();
    }
    assertThat(crash.scenario().restartAndRetry().status()).isEqualTo(201);
    assertResumed();
  }

  @Test
  void killedAfterThePaymentBeforeTransaction2() {
    crash.replica().toDatabase().holdRequests("BEGIN");
    crash.scenario().placeOrder();
    crash.replica().toDatabase().awaitHeld();
    assertThat(payment()).isEqualTo("AUTHORISED");
    crash.scenario().killOrders();

    crash.scenario().restartWithoutRetry();
    assertGivenUp();
    assertThat(payment()).isEqualTo("VOIDED");
  }

  @Test
  void killedInsideTransaction2() {
    crash.replica().toDatabase().holdRequests("COMMIT");
    crash.scenario().placeOrder();
    crash.replica().toDatabase().awaitHeld();
    crash.scenario().killOrders();

    assertThat(crash.lab().stateOf(crash.scenario().request())).isEqualTo("PENDING");
    assertThat(crash.scenario().restartAndRetry().status()).isEqualTo(201);
    assertResumed();
  }

  private void assertResumed() {
    crash
        .scenario()
        .ends("FULFILLED", "resume order", "confirm order", "fulfil order", "complete order")
        .recoveredBy("resume order", "client retry")
        .lacksOnlySpansOf(ORDERS);
  }

  private void assertGivenUp() {
    crash.scenario().endsAbandoned().lacksOnlySpansOf(ORDERS);
  }

  private String payment() {
    return crash.lab().paymentOf(crash.scenario().request());
  }
}
