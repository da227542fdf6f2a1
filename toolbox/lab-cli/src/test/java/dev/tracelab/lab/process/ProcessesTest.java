package dev.tracelab.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

  private static final long NO_SUCH_PID = 4_194_305;

  @Test
  void aRunningProcessIsFound() {
    ProcessId self = ProcessId.of("self", ProcessHandle.current());

    assertThat(self.find()).contains(ProcessHandle.current());
  }

  @Test
  void anotherProcessWithTheSamePidIsNotFound() {
    ProcessId self = ProcessId.of("self", ProcessHandle.current());
    ProcessId earlier = new ProcessId("earlier", self.pid(), self.startedMillis() - 60_000);

    assertThat(earlier.find()).isEmpty();
  }

  @Test
  void aProcessThatHasEndedIsNotFound() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    ProcessId id = ProcessId.of("true", process.toHandle());
    process.waitFor();

    assertThat(id.find()).isEmpty();
  }

  @Test
  void memoryIsMeasuredOnLinux() {
    assumeTrue(Files.exists(Path.of("/proc/self/smaps_rollup")), "only available on Linux");

    assertThat(Memory.of(ProcessHandle.current().pid()).orElseThrow()).isGreaterThan(1_000_000);
    assertThat(Memory.ofTree(ProcessHandle.current()).orElseThrow()).isGreaterThan(1_000_000);
  }

  @Test
  void memoryOfAMissingProcessIsUnknown() {
    assertThat(Memory.of(NO_SUCH_PID)).isEmpty();
  }

  @Test
  void aSumWithAnUnknownPartIsUnknown() {
    assertThat(Memory.sum(List.of(OptionalLong.of(1), OptionalLong.of(2)))).hasValue(3);
    assertThat(Memory.sum(List.of(OptionalLong.of(1), OptionalLong.empty()))).isEmpty();
  }

  @Test
  void uptimeIsTheTimeSinceTheStartOfThisProcess() {
    Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
    Duration expected = Duration.between(start, Instant.now());

    assertThat(Processes.uptime()).isCloseTo(expected, Duration.ofSeconds(3));
  }

  @Test
  void aMissingLogHasNoLines(@TempDir Path folder) {
    assertThat(LogFile.tail(folder.resolve("none.log"), 5)).isEmpty();
  }

  @Test
  void emptyLinesOfALogAreOmitted(@TempDir Path folder) throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), "one\n\ntwo\n \nthree\n");

    assertThat(LogFile.tail(log, 2)).containsExactly("two", "three");
    assertThat(LogFile.tail(log, 9)).containsExactly("one", "two", "three");
  }
}
