package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** order-service is killed while giving up an order that an earlier process had paid for. */
@Tag("long")
class GivingUpKillsTest {

  private static final String ORDERS = "order-service";
  private static final String RELEASE = "PUT /reservations";

  @RegisterExtension final CrashLabExtension crash = CrashLabExtension.create();

  @Test
  void killedWhileGivingUpBeforeThePaymentIsVoid() {
    killAfterThePayment();
    try (ServiceDatabase.Lock payments =
        crash.lab().orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      crash.scenario().restartWithoutRetry();
      crash.lab().orders().awaitWaiting("payment_authorisations");
      crash.scenario().killOrders();
    }
    assertGivenUpByTheNextSweep();
  }

  @Test
  void killedWhileGivingUpAfterTheVoidBeforeTheRelease() {
    killAfterThePayment();
    crash.replica().toInventory().holdRequests(RELEASE);
    crash.scenario().restartWithoutRetry();
    crash.replica().toInventory().awaitHeld();
    assertThat(crash.lab().paymentOf(crash.scenario().request())).isEqualTo("VOIDED");
    assertThat(crash.lab().reservationOf(crash.scenario().request())).isEqualTo("HELD");
    crash.scenario().killOrders();

    assertGivenUpByTheNextSweep();
  }

  @Test
  void killedWhileGivingUpAfterTheReleaseBeforeTheReject() {
    killAfterThePayment();
    crash.replica().toInventory().holdResponses(RELEASE);
    crash.scenario().restartWithoutRetry();
    crash.replica().toInventory().awaitHeld();
    assertThat(crash.lab().reservationOf(crash.scenario().request())).isEqualTo("RELEASED");
    assertThat(crash.lab().stateOf(crash.scenario().request())).isEqualTo("PENDING");
    crash.scenario().killOrders();

    assertGivenUpByTheNextSweep();
  }

  private void killAfterThePayment() {
    crash.replica().toDatabase().holdRequests("BEGIN");
    crash.scenario().placeOrder();
    crash.replica().toDatabase().awaitHeld();
    assertThat(crash.lab().paymentOf(crash.scenario().request())).isEqualTo("AUTHORISED");
    crash.scenario().killOrders();
  }

  private void assertGivenUpByTheNextSweep() {
    crash.scenario().restartWithoutRetry();
    crash.scenario().endsAbandoned().lacksOnlySpansOf(ORDERS);
    assertThat(crash.lab().paymentOf(crash.scenario().request())).isEqualTo("VOIDED");
    assertThat(crash.lab().reservationOf(crash.scenario().request())).isEqualTo("RELEASED");
  }
}
