package dev.tracelab.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.deadline.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GracefulShutdownTest {

  private final List<String> closed = new ArrayList<>();
  private final GracefulShutdown shutdown = new GracefulShutdown();

  @Test
  void whatWasOpenedLastIsClosedFirst() {
    add("database");
    add("server");

    run();

    assertThat(closed).containsExactly("server", "database");
  }

  @Test
  void aStepThatFailsOrThrowsOrHangsKeepsNoOtherFromClosing() {
    add("database");
    shutdown.add("failing", () -> Future.failedFuture(new IOException("broken")));
    shutdown.add(
        "throwing",
        () -> {
          throw new IllegalStateException("broken");
        });
    shutdown.add("hanging", () -> Promise.promise().future());

    run();

    assertThat(closed).containsExactly("database");
  }

  @Test
  void nothingIsClosedTwice() {
    add("database");

    run();
    run();

    assertThat(closed).hasSize(1);
  }

  private void add(String name) {
    shutdown.add(
        name,
        () -> {
          closed.add(name);
          return Future.succeededFuture();
        });
  }

  private void run() {
    shutdown.run(Deadline.after(Duration.ofMillis(50)));
  }
}
