package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.lab.LabException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private final Closing closing = Closing.create();
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  @Test
  void partsAreStoppedInTheirTurnWhateverTheOrderTheyWereStartedIn() {
    start(Turn.BACKEND, "backend");
    start(Turn.GATEWAY, "gateway");
    start(Turn.DATABASE, "database");
    start(Turn.ORDER, "order");

    closing.close();
    closing.close();

    assertThat(stopped).containsExactly("gateway", "order", "database", "backend");
  }

  @Test
  void aPartThatIsBeingStartedIsWaitedForAndStopped() throws InterruptedException {
    CountDownLatch starting = new CountDownLatch(1);
    CompletableFuture<String> part = new CompletableFuture<>();
    CompletableFuture<Void> start =
        CompletableFuture.runAsync(
            () ->
                closing.start(
                    Turn.DATABASE,
                    () -> {
                      starting.countDown();
                      return part.join();
                    },
                    stopped::add));
    starting.await();
    CompletableFuture<Void> close = CompletableFuture.runAsync(closing::close);

    part.complete("database");
    close.join();

    assertThat(stopped).containsExactly("database");
    start.join();
  }

  @Test
  void aPartThatFailedToStartIsNotStopped() {
    assertThatThrownBy(() -> closing.start(Turn.ORDER, () -> fail("no"), stopped::add))
        .hasMessage("no");

    closing.close();

    assertThat(stopped).isEmpty();
  }

  @Test
  void nothingIsStartedAfterwards() {
    closing.close();

    assertThat(closing.isClosed()).isTrue();
    assertThatThrownBy(() -> start(Turn.ORDER, "order")).hasMessage("The lab is being stopped.");
    assertThat(stopped).isEmpty();
  }

  @Test
  void whatFailsToStopKeepsNoOtherFromIt() {
    closing.start(Turn.GATEWAY, () -> "gateway", part -> fail(part + " hangs"));
    start(Turn.ORDER, "order");

    assertThatThrownBy(closing::close).hasMessage("gateway hangs");
    assertThat(stopped).containsExactly("order");
  }

  private void start(Turn turn, String name) {
    closing.start(turn, () -> name, stopped::add);
  }

  private static String fail(String sentence) {
    throw new LabException(sentence);
  }
}
