package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes with the commands that act on one part. */
class PartCommandTest {

  private static final ProcessId LAB = ProcessId.of("lab", ProcessHandle.current());
  private static final ProcessId ENDED = new ProcessId("order-service", LAB.pid(), 0);

  @TempDir private Path home;

  private TestProject project;

  @BeforeEach
  void createAProject() throws IOException {
    project = TestProject.in(home);
    project.folder().create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "stop", "start"})
  void withoutALabTheCommandSaysSo(String command) {
    assertThat(project.lab(command, "order-service")).isEqualTo(2);
    assertThat(project.printed()).isEqualTo("lab: The lab is not running: './lab up'.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "stop", "start"})
  void anUnknownPartIsAnsweredWithTheNames(String command) {
    up();

    assertThat(project.lab(command, "nosuch")).isEqualTo(2);
    assertThat(project.printed()).endsWith("the names are: order-service.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "stop", "start"})
  void jaegerIsNoProcessOfItsOwn(String command) {
    up();

    assertThat(project.lab(command, "jaeger")).isEqualTo(2);
    assertThat(project.printed())
        .startsWith(
            "lab: Jaeger is no process of its own: the embedded one ends with './lab down'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void aPartThatHasEndedCanOnlyBeStarted(String command) {
    up();

    assertThat(project.lab(command, "order-service")).isEqualTo(1);
    assertThat(project.printed())
        .isEqualTo("lab: order-service does not run: './lab start order-service' starts it.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "start"})
  void aChaosRunTakesNoRequests(String command) {
    up();

    assertThat(project.lab(command, "order-service")).isEqualTo(1);
    assertThat(project.printed()).contains("or it is a chaos run, which stops and starts parts");
  }

  private void up() {
    new StateFile(project.folder()).write(LabState.of(LAB).with(ENDED));
  }
}
