package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A load test of a running lab, from the command line. */
@Tag("long")
class LoadTest {

  @Test
  void ordersAtAFixedRateAreCountedMeasuredAndAudited() throws Exception {
    try (LabProcess lab = LabProcess.up()) {
      CommandResult load = lab.run("load", "--rate", "20", "--for", "5s");

      assertThat(load.printed())
          .startsWith("Load: 100 orders at 20/s\n")
          .containsPattern("✓ +[1-9][0-9]* {2}201\n")
          .containsPattern("p99\\.9 +[0-9]+\\.[0-9] ms\n")
          .containsPattern("✓ traces +[1-9][0-9]* checked +0 violations")
          .contains("Every invariant holds.");
      // A machine that is too busy refuses some orders, and the command says so.
      boolean refused = load.printed().contains(" orders failed.");
      assertThat(load.status()).as(load.printed()).isEqualTo(refused ? 1 : 0);
    }
  }
}
