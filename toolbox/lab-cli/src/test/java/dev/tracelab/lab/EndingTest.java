package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.OrphanedProcesses;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LogFile;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a lab in the foreground ends without leaving anything behind. */
@Tag("long")
class EndingTest {

  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir private static Path home;

  private static TestProject project;
  private Process lab;

  @BeforeAll
  static void createProject() throws IOException {
    project = TestProject.in(home);
  }

  @AfterEach
  void endIt() {
    lab.destroyForcibly();
    new OrphanedProcesses(project.folder()).stop();
  }

  @Test
  void downStopsARunningLab() throws Exception {
    up();
    LabState state = state();

    assertThat(project.lab("status")).isZero();
    assertThat(project.printed()).contains("lab ", "postgresql ", "order-service ", "http://");
    assertThat(project.lab("up", "--random-ports")).isEqualTo(1);
    assertThat(project.printed())
        .isEqualTo(
            "lab: The lab is already running (process %d): gateway %s, Jaeger %s; './lab down' stops it.\n",
            lab.pid(), state.gateway(), state.jaeger());
    assertThat(project.lab("logs", "order-service")).isZero();
    assertThat(project.printed()).isEqualTo("ready\n");
    assertThat(project.lab("trace", "a1")).isEqualTo(1);
    assertThat(project.printed()).contains("has no trace a1");

    assertThat(project.lab("down")).isZero();

    assertThat(project.printed()).isEqualTo("The lab is down.\n");
    assertNothingIsLeft(state);
  }

  @Test
  void aPartThatIsStartedAgainHasTheSameAddressAndEndsWithTheLab() throws Exception {
    up();
    LabState before = state();

    for (String part : List.of("order-service", "postgresql")) {
      assertThat(project.lab("stop", part)).as(project.printed()).isZero();
      assertThat(project.printed())
          .isEqualTo("%1$s is stopped; './lab start %1$s' starts it.\n", part);
      assertThat(process(part)).isEmpty();
      assertThat(project.lab("start", part)).as(project.printed()).isZero();
      assertThat(project.printed()).isEqualTo(part + " runs.\n");
      assertThat(process(part)).isPresent();
    }
    Processes.kill(process("inventory-service").orElseThrow());
    assertThat(project.lab("start", "inventory-service")).as(project.printed()).isZero();

    LabState after = state();
    assertThat(after.addresses()).isEqualTo(before.addresses());
    assertThat(project.lab("logs", "order-service")).isZero();
    assertThat(project.printed()).isEqualTo("ready\nready\n");
    assertThat(project.lab("down")).isZero();
    assertNothingIsLeft(after);
  }

  @Test
  void theProcessesOfAKilledLabAreReportedAndStopped() throws Exception {
    up();
    LabState state = state();

    lab.destroyForcibly().waitFor();

    assertThat(project.lab("status")).isEqualTo(3);
    assertThat(project.printed())
        .isEqualTo(
            "The lab is not running, but 4 processes of a killed lab are; './lab down' stops them.\n");
    assertThat(project.lab("down")).isZero();
    assertThat(project.printed())
        .startsWith("The lab had been killed; stopped its remaining processes:");
    assertNothingIsLeft(state);
  }

  @Test
  void aSignalDuringStartupLeavesNothingBehind() throws Exception {
    start();
    Eventually.holds(() -> !lab.isAlive() || Files.exists(project.folder().state()), LONG);

    lab.destroy();
    lab.waitFor();

    assertThat(new OrphanedProcesses(project.folder()).find()).isEmpty();
    assertThat(project.folder().state()).doesNotExist();
  }

  private static LabState state() {
    return new StateFile(project.folder()).read().orElseThrow();
  }

  private static Optional<ProcessHandle> process(String part) {
    return state().processes().stream()
        .filter(process -> process.name().equals(part))
        .findFirst()
        .flatMap(ProcessId::find);
  }

  private void up() throws IOException {
    start();
    Eventually.holds(() -> !lab.isAlive() || lastLine().equals("Ctrl-C stops everything."), LONG);
    assertThat(lab.isAlive()).as(() -> LogFile.tail(screen(), 20).toString()).isTrue();
  }

  private void start() throws IOException {
    List<String> command = project.command("up", "--random-ports", "--timeout", "1");
    lab =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(screen().toFile())
            .start();
  }

  private static String lastLine() {
    return String.join("", LogFile.tail(screen(), 1));
  }

  private static Path screen() {
    return home.resolve("screen");
  }

  private void assertNothingIsLeft(LabState state) throws InterruptedException {
    assertThat(lab.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(state.processes()).hasSize(4).allSatisfy(id -> assertThat(id.find()).isEmpty());
    assertThat(project.folder().state()).doesNotExist();
  }
}
