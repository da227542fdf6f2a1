package dev.tracelab.lab.chaos.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many spans a service says it has lost. */
class LossLinesTest {

  @Test
  void aServiceThatSaysNothingLostNothing() {
    assertThat(LossLines.countIn(Stream.of("Serving.", "3 orders were placed."))).isZero();
  }

  @Test
  void whatIsSaidInTheEndContainsWhatWasSaidMeanwhile() {
    assertThat(
            LossLines.countIn(
                Stream.of(
                    "WARN LossLog: 19 spans were lost: nobody answers.",
                    "WARN LossLog: 20 spans were lost: nobody answers.",
                    "INFO LossLog: Spans are reported again; 48 were lost meanwhile.")))
        .isEqualTo(48);
  }

  @Test
  void eachOutageCounts() {
    assertThat(
            LossLines.countIn(
                Stream.of(
                    "WARN LossLog: 19 spans were lost: nobody answers.",
                    "INFO LossLog: Spans are reported again; 48 were lost meanwhile.",
                    "WARN LossLog: 2 spans were lost: nobody answers.")))
        .isEqualTo(50);
  }
}
