package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short measurement of what tracing costs, from the command line; its figures do not matter. */
@Tag("long")
class CostTest {

  private static final long BOUND_SECONDS = 240;

  private Path folder;
  private Process cost;

  @BeforeEach
  void start() throws IOException {
    folder = LabProcess.folder();
    cost = LabProcess.start(folder, "512m", "cost", "--for", "10s");
  }

  @AfterEach
  void end() throws Exception {
    cost.destroy();
    assertThat(cost.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
    LabProcess.delete(folder);
  }

  @Test
  void bothSettingsPlaceOrdersAndTheirCostIsCompared() throws Exception {
    assertThat(cost.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();

    assertThat(output())
        .containsPattern("without tracing +[1-9][0-9]* +[0-9.]+ ms +0\\.0\n")
        .containsPattern("with tracing +[1-9][0-9]* +[0-9.]+ ms +[3-9][0-9]\\.[0-9]\n")
        .containsPattern("ratio [0-9.]+, 95 % interval [0-9.]+ to [0-9.]+\\n")
        .contains("docs/measurements/performance.md")
        .doesNotContain("requests failed", "null", "NaN");
    boolean isNoisy = output().contains("This figure does not count");
    assertThat(cost.exitValue()).as(output()).isEqualTo(isNoisy ? 1 : 0);
    assertNothingIsLeft();
  }

  @Test
  void aSignalStopsEverything() throws Exception {
    List<ProcessHandle> children = untilOrdersArePlaced();

    cost.destroy();

    assertThat(cost.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(children).hasSize(6).noneMatch(ProcessHandle::isAlive);
    assertThat(output()).doesNotContain("lab: ", "Exception");
    assertNothingIsLeft();
  }

  @Test
  void aServiceThatEndsIsNamedAndEverythingElseStops() throws Exception {
    List<ProcessHandle> children = untilOrdersArePlaced();

    process("order-service-traced").destroyForcibly();

    assertThat(cost.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(cost.exitValue()).isEqualTo(1);
    assertThat(output())
        .contains("✗ order-service-traced exited", "lab: ")
        .doesNotContain("unexpected error", "ratio");
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertNothingIsLeft();
  }

  /** Returns the processes that run then. */
  private List<ProcessHandle> untilOrdersArePlaced() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!output().contains("warm-up")) {
      assertThat(cost.isAlive() && System.nanoTime() < end).as(output()).isTrue();
      cost.waitFor(50, TimeUnit.MILLISECONDS);
    }
    return cost.descendants().toList();
  }

  private ProcessHandle process(String name) throws IOException {
    JsonNode state = new ObjectMapper().readTree(folder.resolve(".lab/state.json").toFile());
    for (JsonNode process : state.get("processes")) {
      if (process.get("name").asText().equals(name)) {
        return ProcessHandle.of(process.get("pid").asLong()).orElseThrow();
      }
    }
    throw new AssertionError("No process " + name + " in " + state);
  }

  private void assertNothingIsLeft() {
    assertThat(folder.resolve(".lab/state.json")).doesNotExist();
    assertThat(folder.resolve(".lab/postgres/data")).doesNotExist();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }
}
