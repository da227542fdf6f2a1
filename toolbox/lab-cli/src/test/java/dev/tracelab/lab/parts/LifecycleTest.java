package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.lab.parts.Lifecycle.Phase;
import dev.tracelab.lab.process.LabException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private final Lifecycle lifecycle = new Lifecycle();
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  @Test
  void partsAreStoppedByPhaseRegardlessOfTheirStartOrder() {
    start(Phase.BACKEND, "backend");
    start(Phase.GATEWAY, "gateway");
    start(Phase.DATABASE, "database");
    start(Phase.ORDER, "order");

    lifecycle.close();
    lifecycle.close();

    assertThat(stopped).containsExactly("gateway", "order", "database", "backend");
  }

  @Test
  void aPartThatIsStartingIsAwaitedAndStopped() throws InterruptedException {
    CountDownLatch starting = new CountDownLatch(1);
    CompletableFuture<String> part = new CompletableFuture<>();
    CompletableFuture<Void> start =
        CompletableFuture.runAsync(
            () ->
                lifecycle.start(
                    Phase.DATABASE,
                    () -> {
                      starting.countDown();
                      return part.join();
                    },
                    stopped::add));
    starting.await();
    CompletableFuture<Void> close = CompletableFuture.runAsync(lifecycle::close);

    part.complete("database");
    close.join();

    assertThat(stopped).containsExactly("database");
    start.join();
  }

  @Test
  void aPartThatFailedToStartIsNotStopped() {
    assertThatThrownBy(() -> lifecycle.start(Phase.ORDER, () -> fail("no"), stopped::add))
        .hasMessage("no");

    lifecycle.close();

    assertThat(stopped).isEmpty();
  }

  @Test
  void nothingIsStartedAfterClose() {
    lifecycle.close();

    assertThat(lifecycle.isClosed()).isTrue();
    assertThatThrownBy(() -> start(Phase.ORDER, "order")).hasMessage("The lab is being stopped.");
    assertThat(stopped).isEmpty();
  }

  @Test
  void aPartThatFailsToStopDoesNotPreventTheOthers() {
    lifecycle.start(Phase.GATEWAY, () -> "gateway", part -> fail(part + " hangs"));
    start(Phase.ORDER, "order");

    assertThatThrownBy(lifecycle::close).hasMessage("gateway hangs");
    assertThat(stopped).containsExactly("order");
  }

  private void start(Phase phase, String name) {
    lifecycle.start(phase, () -> name, stopped::add);
  }

  private static String fail(String sentence) {
    throw new LabException(sentence);
  }
}
