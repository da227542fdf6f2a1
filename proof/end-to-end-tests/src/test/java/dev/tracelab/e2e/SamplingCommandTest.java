package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sampling of a running lab, changed from the command line. */
@Tag("long")
class SamplingCommandTest {

  private static final Pattern NOT_SAMPLED =
      Pattern.compile("This trace was not sampled.*\\s+sampled-out: A trace that the caller");

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void servicesFollowAChangeAndTheDoctorSaysWhyNoTraceIsThere() throws Exception {
    try (LabProcess lab = LabProcess.up()) {
      assertThat(lab.run("sampling").printed()).contains("gateway-service    probability 1.0");

      change(lab, "0");
      awaitOrder(lab, NOT_SAMPLED);

      change(lab, "1");
      awaitOrder(lab, Pattern.compile("fulfil order"));
    }
  }

  private static void change(LabProcess lab, String probability) throws Exception {
    CommandResult changed = lab.run("sampling", "gateway-service", probability);
    assertThat(changed.status()).as(changed.printed()).isZero();
  }

  /** Each order takes about as long as a service's pause between two questions. */
  private static void awaitOrder(LabProcess lab, Pattern printed) throws Exception {
    while (!printed.matcher(lab.run("order").printed()).find()) {
      assertThat(lab.run("sampling").status()).isZero();
    }
  }
}
