package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a running lab that are stopped and started again, from the command line. */
@Tag("long")
class StopAndStartTest {

  @ParameterizedTest
  @ValueSource(strings = {"inventory-service", "postgresql"})
  void ordersAreRefusedMeanwhileAndFulfilledAfterwards(String part) throws Exception {
    try (LabProcess lab = LabProcess.up()) {
      succeeds(lab, "stop", part);
      CommandResult refused = lab.run("order");
      assertThat(refused.printed()).contains("refused with 503");
      assertThat(refused.status()).isEqualTo(1);

      succeeds(lab, "start", part);
      CommandResult order = lab.run("order");
      assertThat(order.printed()).contains("201 CONFIRMED, then FULFILLED");
      assertThat(lab.run("status").printed()).contains(part).doesNotContain("exited");
    }
  }

  private static void succeeds(LabProcess lab, String... command) throws Exception {
    CommandResult result = lab.run(command);
    assertThat(result.status()).as(result.printed()).isZero();
  }
}
