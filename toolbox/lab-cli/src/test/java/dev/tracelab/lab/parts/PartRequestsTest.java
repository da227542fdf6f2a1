package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.lab.Eventually;
import dev.tracelab.lab.parts.PartRequests.Action;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of a command, and the lab that answers them. */
class PartRequestsTest {

  private static final ProcessId LAB = ProcessId.of("lab", ProcessHandle.current());

  @TempDir private Path home;

  private final List<String> performed = new CopyOnWriteArrayList<>();
  private LabFolder folder;
  private PartRequests requests;

  @BeforeEach
  void open() {
    folder = new LabFolder(home);
    requests = new PartRequests(folder);
    requests.open();
  }

  @Test
  void aRequestIsPerformedOnceAndThenAnswered() {
    CompletableFuture<Void> sent = send(Action.STOP);
    answer(sent, (action, part) -> performed.add(action + " " + part));

    sent.join();
    assertThat(performed).containsExactly("STOP order-service");
    assertThat(folder.requests()).isEmptyDirectory();
  }

  @Test
  void aPartThatDoesNotStartIsExplainedToTheOneWhoAsked() {
    CompletableFuture<Void> sent = send(Action.START);
    answer(
        sent,
        (action, part) -> {
          throw new LabException(part + " exited with status 2.");
        });

    assertThatThrownBy(sent::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(LabException.class)
        .hasMessage("order-service exited with status 2.");
  }

  @Test
  void aLabThatHasEndedIsReported() {
    ProcessId ended = new ProcessId("lab", LAB.pid(), 0);

    assertThatThrownBy(() -> requests.send(Action.STOP, "order-service", ended))
        .hasMessageStartingWith("The lab does not respond");
  }

  @Test
  void requestsToAnEarlierLabAreForgotten() throws Exception {
    Files.writeString(folder.requests().resolve("a.request"), "STOP order-service");

    requests.open();
    requests.answer((action, part) -> performed.add(part));

    assertThat(performed).isEmpty();
  }

  private CompletableFuture<Void> send(Action action) {
    return CompletableFuture.runAsync(() -> requests.send(action, "order-service", LAB));
  }

  private void answer(CompletableFuture<Void> sent, BiConsumer<Action, String> perform) {
    Eventually.holds(
        () -> {
          requests.answer(perform);
          return sent.isDone();
        },
        Duration.ofSeconds(20));
  }
}
