package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** order-service is killed while it gives up what an earlier order-service had begun and paid. */
class GivingUpKillsTest {

  private static final String ORDERS = "order-service";
  private static final String RELEASE = "PUT /reservations";

  @RegisterExtension final Stage stage = Stage.create();

  @Test
  void killedWhileGivingUpBeforeThePaymentIsVoid() {
    killWithThePaymentMade();
    try (Database.Lock payments =
        stage.lab().orders().lock("LOCK TABLE payment_authorisations IN EXCLUSIVE MODE")) {
      stage.order().clientStaysAway();
      stage.lab().orders().awaitWaiting("payment_authorisations");
      stage.order().killOrders();
    }
    givenUpByTheNext();
  }

  @Test
  void killedWhileGivingUpAfterTheVoidBeforeTheRelease() {
    killWithThePaymentMade();
    stage.replica().toInventory().holdRequests(RELEASE);
    stage.order().clientStaysAway();
    stage.replica().toInventory().awaitHeld();
    assertThat(stage.lab().paymentOf(stage.order().wish())).isEqualTo("VOIDED");
    assertThat(stage.lab().reservationOf(stage.order().wish())).isEqualTo("HELD");
    stage.order().killOrders();

    givenUpByTheNext();
  }

  @Test
  void killedWhileGivingUpAfterTheReleaseBeforeTheReject() {
    killWithThePaymentMade();
    stage.replica().toInventory().holdAnswers(RELEASE);
    stage.order().clientStaysAway();
    stage.replica().toInventory().awaitHeld();
    assertThat(stage.lab().reservationOf(stage.order().wish())).isEqualTo("RELEASED");
    assertThat(stage.lab().stateOf(stage.order().wish())).isEqualTo("PENDING");
    stage.order().killOrders();

    givenUpByTheNext();
  }

  private void killWithThePaymentMade() {
    stage.replica().toDatabase().holdRequests("BEGIN");
    stage.order().order();
    stage.replica().toDatabase().awaitHeld();
    assertThat(stage.lab().paymentOf(stage.order().wish())).isEqualTo("AUTHORISED");
    stage.order().killOrders();
  }

  private void givenUpByTheNext() {
    stage.order().clientStaysAway();
    stage.order().endsGivenUp().lacksOnlyWhatWasKilled(ORDERS);
    assertThat(stage.lab().paymentOf(stage.order().wish())).isEqualTo("VOIDED");
    assertThat(stage.lab().reservationOf(stage.order().wish())).isEqualTo("RELEASED");
  }
}
