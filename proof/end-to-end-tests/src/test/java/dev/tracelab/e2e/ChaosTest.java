package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The short form of the chaos run. */
@Tag("long")
class ChaosTest {

  private static final long BOUND_SECONDS = 240;

  @Test
  void everyInvariantHoldsWhileServicesAreKilledAndTheirDependenciesFail() throws Exception {
    Path folder = LabProcess.folder();
    Process chaos =
        LabProcess.start(
            folder, "512m", "chaos", "--orders", "300", "--kills", "4", "--rate", "15");
    boolean ended = chaos.waitFor(BOUND_SECONDS, TimeUnit.SECONDS);
    chaos.destroy();
    String output = Files.readString(folder.resolve("output"));

    assertThat(ended).as(output).isTrue();
    assertThat(chaos.exitValue()).as(output).isZero();
    assertThat(output)
        .contains("6 faults, seed 1, schedule ", "✗ order-service")
        .contains("✓ 0 lost", "✓ 0 doubled", "✓ 0 oversold", "✓ 1 trace per order")
        .contains("Every invariant holds.");
    assertThat(folder.resolve(".lab/chaos/seed-1.html")).isNotEmptyFile();
  }
}
