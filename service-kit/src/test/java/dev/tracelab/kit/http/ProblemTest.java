package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private final Problem problem =
      Problem.of(409, "insufficient-stock", "Only 3 are left.").with("available", 3);

  @Test
  void itsMembersStandInTheOrderAPersonReadsThem() {
    assertThat(problem.toJson().encode())
        .isEqualTo(
            "{\"type\":\"/problems/insufficient-stock\",\"title\":\"Insufficient stock\","
                + "\"status\":409,\"detail\":\"Only 3 are left.\",\"available\":3}");
  }

  @Test
  void whatTheCallerCausedIsAnExpectedOutcomeAndWhatWeCausedIsAnError() {
    assertThat(ProblemException.of(problem).outcome()).isEqualTo("insufficient-stock");
    assertThat(ProblemException.of(503, "service-unavailable", "Gone.").outcome()).isNull();
  }
}
