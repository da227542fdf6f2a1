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
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes of each service on the same databases: one fails, the other goes on. */
class ReplicasTest {

  private static final String AMPLE = "colombia-huila-250g";
  private static final int ORDERS_EACH = 10;

  @RegisterExtension final Stage stage = Stage.create();
  private Replica failing;

  @BeforeEach
  void begin() throws IOException {
    failing = stage.lab().startReplica("b", Map.of("GATEWAY_DEADLINE", "15s", "SWEEP_GRACE", "1m"));
  }

  @AfterEach
  void end() throws IOException {
    failing.close();
  }

  @Test
  void oneOfTwoReplicasIsKilledAndTheOtherTakesItsOrdersOver() {
    stage.order().ordersArePatient();
    List<Wish> lost = Stream.generate(() -> Wish.of(AMPLE, 1)).limit(ORDERS_EACH - 1).toList();
    List<Wish> others = Stream.generate(() -> Wish.of(AMPLE, 1)).limit(ORDERS_EACH).toList();
    failing.toInventory().holdAnswers("POST /reservations");
    stage.order().wish().ask(failing.address());
    lost.forEach(wish -> wish.ask(failing.address()));
    others.forEach(wish -> wish.ask(stage.replica().address()));
    failing.toInventory().awaitHeld(ORDERS_EACH);
    failing.kill();

    assertThat(askAll(Stream.concat(lost.stream(), others.stream())))
        .extracting(Answer::status)
        .containsOnly(201);
    assertThat(stage.order().wish().askUntilAnswered(stage.replica().address()).status())
        .isEqualTo(201);
    stage
        .order()
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .lacksOnlyWhatWasKilled("gateway-service", "order-service", "inventory-service");
  }

  @Test
  void aWorkerThatSleptThroughItsLeaseConfirmsNothing() {
    stage.order().ordersArePatient();
    failing.toDatabase().holdRequests("BEGIN");
    CompletableFuture<Answer> first = stage.order().wish().ask(failing.address());
    failing.toDatabase().awaitHeld();
    Answer second = stage.order().wish().askUntilAnswered(stage.replica().address());
    failing.toDatabase().letGo();

    assertThat(first.join()).isEqualTo(second);
    stage
        .order()
        .ends("FULFILLED", "confirm order", "resume order", "confirm order", "complete order")
        .recovers("resume order", "asked again")
        .lostTheLease("confirm order")
        .isWhole();
  }

  @Test
  void aWorkerThatWakesUpAfterItsOrderWasGivenUpTakesNoMoney() {
    stage.order().ordersAreImpatient();
    failing.toInventory().holdAnswers("POST /reservations");
    CompletableFuture<Answer> first = stage.order().wish().ask(failing.address());
    failing.toInventory().awaitHeld();
    Await.until(
        "the order is given up",
        () -> stage.lab().stateOf(stage.order().wish()).startsWith("REJECTED"));
    failing.toInventory().letGo();

    assertThat(first.join().body()).contains("order-abandoned");
    assertThat(stage.lab().paymentOf(stage.order().wish())).isEqualTo("VOIDED");
    stage
        .order()
        .ends("REJECTED order-abandoned", "give up order", "authorise payment", "reject order")
        .recovers("give up order", "abandoned")
        .isWhole();
  }

  private List<Answer> askAll(Stream<Wish> wishes) {
    List<CompletableFuture<Answer>> answers = wishes.map(this::askStubbornly).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Answer> askStubbornly(Wish wish) {
    return CompletableFuture.supplyAsync(() -> wish.askUntilAnswered(stage.replica().address()));
  }
}
