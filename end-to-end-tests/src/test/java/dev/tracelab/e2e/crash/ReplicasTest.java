package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.crash.Wish.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes of each service on the same databases; those of one are killed and stay away. */
@ExtendWith(CrashLabs.class)
class ReplicasTest {

  private static final String AMPLE = "colombia-huila-250g";
  private static final int ORDERS_EACH = 10;

  private final CrashLab lab;

  ReplicasTest(CrashLab lab) {
    this.lab = lab;
  }

  @Test
  void twoReplicasOfEachServiceAndOneIsKilled() throws IOException {
    Replica stays = lab.replica();
    try (Replica dies = lab.startReplica("b")) {
      List<Wish> wishes =
          IntStream.range(0, 2 * ORDERS_EACH).mapToObj(i -> Wish.of(AMPLE, 1)).toList();
      dies.toInventory().holdAnswers("POST /reservations");
      ask(wishes.subList(0, ORDERS_EACH), dies);
      ask(wishes.subList(ORDERS_EACH, 2 * ORDERS_EACH), stays);
      dies.toInventory().awaitHeld(ORDERS_EACH);
      dies.kill();

      List<CompletableFuture<Answer>> answers =
          wishes.stream().map(wish -> askStubbornly(wish, stays)).toList();
      assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
          .containsOnly(201);
      lab.audit();
      assertThat(wishes.stream().map(lab::stateOf)).containsOnly("FULFILLED");
      Story taken =
          lab.storyOf(wishes.get(0), List.of("resume order", "complete order"))
              .tells(List.of("resume order", "complete order"))
              .recovers("resume order", "asked again");
      taken.lacksOnlyWhatWasKilled("gateway-service", "order-service", "inventory-service");
      System.out.println(
          "\n=== Two replicas, one is killed: the other takes over\n\n" + taken.printed());
    }
  }

  private static void ask(List<Wish> wishes, Replica replica) {
    Stream.of(wishes).flatMap(List::stream).forEach(wish -> wish.ask(replica.address()));
  }

  private static CompletableFuture<Answer> askStubbornly(Wish wish, Replica replica) {
    return CompletableFuture.supplyAsync(() -> wish.askUntilAnswered(replica.address()));
  }
}
