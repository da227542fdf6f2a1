package dev.tracelab.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.lab.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String WAIT = "echo up; while :; do sleep 0.05; done";

  @TempDir private Path folder;

  @Test
  void itsOutputGoesToItsLog() {
    Child child = start("echo one; echo \"$GREETING\" >&2");

    assertThat(child.ended().join()).isZero();
    assertThat(child.lastLines(5)).containsExactly("one", "hello");
    assertThat(child.lastLines(1)).containsExactly("hello");
  }

  @Test
  void itsExitStatusIsKnown() {
    assertThat(start("exit 7").ended().join()).isEqualTo(7);
  }

  @Test
  void itExitsOnSigterm() {
    Child child = start("trap 'echo bye; exit 0' TERM; " + WAIT);
    awaitUp(child);

    assertThat(child.stop(LONG)).isTrue();
    assertThat(child.ended().join()).isZero();
    assertThat(child.lastLines(1)).containsExactly("bye");
    assertThat(child.id().find()).isEmpty();
  }

  @Test
  void itIsKilledIfItIgnoresSigterm() {
    Child child = start("trap '' TERM; " + WAIT);
    awaitUp(child);

    assertThat(child.stop(Duration.ofMillis(200))).isFalse();
    assertThat(child.id().find()).isEmpty();
  }

  @Test
  void ctrlCDoesNotReachIt() throws IOException, InterruptedException {
    Child child = start("trap 'exit 0' TERM; " + WAIT);
    awaitUp(child);

    new ProcessBuilder("kill", "-INT", String.valueOf(child.id().pid())).start().waitFor();

    assertThat(child.stop(LONG)).isTrue();
    assertThat(child.ended().join()).as("ended by SIGTERM, not by SIGINT before").isZero();
  }

  @Test
  void aMissingLogFolderIsReported() {
    assertThatThrownBy(
            () -> Child.start("x", List.of("true"), Map.of(), folder.resolve("no/such/x.log")))
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith("x could not be started: ");
  }

  private Child start(String script) {
    return Child.start(
        "child", List.of("sh", "-c", script), Map.of("GREETING", "hello"), folder.resolve("c.log"));
  }

  private static void awaitUp(Child child) {
    Eventually.holds(() -> child.lastLines(1).contains("up"), LONG);
  }
}
