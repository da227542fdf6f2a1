package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.crash.Wish.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes of each service on the same databases: one fails, the other goes on. */
@ExtendWith(CrashLabs.class)
class ReplicasTest {

  private static final String AMPLE = "colombia-huila-250g";
  private static final int ORDERS_EACH = 10;

  private final CrashLab lab;
  private final Replica healthy;
  private Replica failing;
  private Case order;

  ReplicasTest(CrashLab lab) {
    this.lab = lab;
    this.healthy = lab.replica();
  }

  @BeforeEach
  void begin(TestInfo test) throws IOException {
    failing = lab.startReplica("b", Map.of("GATEWAY_DEADLINE", "15s", "SWEEP_GRACE", "1m"));
    order = Case.of(lab, test);
  }

  @AfterEach
  void end() throws IOException {
    failing.close();
  }

  @Test
  void oneOfTwoReplicasIsKilledAndTheOtherTakesItsOrdersOver() {
    order.ordersArePatient();
    List<Wish> lost = Stream.generate(() -> Wish.of(AMPLE, 1)).limit(ORDERS_EACH - 1).toList();
    List<Wish> others = Stream.generate(() -> Wish.of(AMPLE, 1)).limit(ORDERS_EACH).toList();
    failing.toInventory().holdAnswers("POST /reservations");
    order.wish().ask(failing.address());
    lost.forEach(wish -> wish.ask(failing.address()));
    others.forEach(wish -> wish.ask(healthy.address()));
    failing.toInventory().awaitHeld(ORDERS_EACH);
    failing.kill();

    assertThat(askAll(Stream.concat(lost.stream(), others.stream())))
        .extracting(Answer::status)
        .containsOnly(201);
    assertThat(order.wish().askUntilAnswered(healthy.address()).status()).isEqualTo(201);
    order
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled("gateway-service", "order-service", "inventory-service");
  }

  @Test
  void aWorkerThatSleptThroughItsLeaseConfirmsNothing() {
    order.ordersArePatient();
    failing.toDatabase().holdRequests("BEGIN");
    CompletableFuture<Answer> first = order.wish().ask(failing.address());
    failing.toDatabase().awaitHeld();
    Answer second = order.wish().askUntilAnswered(healthy.address());
    failing.toDatabase().letGo();

    assertThat(first.join()).isEqualTo(second);
    order
        .ends("FULFILLED", "confirm order", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .isWhole();
  }

  @Test
  void aWorkerThatWakesUpAfterItsOrderWasGivenUpTakesNoMoney() {
    order.ordersAreImpatient();
    failing.toInventory().holdAnswers("POST /reservations");
    CompletableFuture<Answer> first = order.wish().ask(failing.address());
    failing.toInventory().awaitHeld();
    Await.until("the order is given up", () -> lab.stateOf(order.wish()).startsWith("REJECTED"));
    failing.toInventory().letGo();

    assertThat(first.join().body()).contains("order-abandoned");
    assertThat(lab.paymentOf(order.wish())).isEqualTo("VOIDED");
    order
        .ends("REJECTED order-abandoned", "give up order", "authorise payment", "reject order")
        .recovers("give up order", "abandoned")
        .isWhole();
  }

  private List<Answer> askAll(Stream<Wish> wishes) {
    List<CompletableFuture<Answer>> answers = wishes.map(this::askStubbornly).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Answer> askStubbornly(Wish wish) {
    return CompletableFuture.supplyAsync(() -> wish.askUntilAnswered(healthy.address()));
  }
}
