package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The doctor with a lab running: silent while it is well, and clear when it is not. */
@Tag("long")
class DoctorTest {

  @Test
  void ofAHealthyLabNothingIsSaid() throws Exception {
    try (LabProcess lab = LabProcess.up()) {
      CommandResult own = lab.run("doctor");
      assertThat(own.status()).as(own.printed()).isZero();
      assertThat(own.printed())
          .contains("UDP", "Thrift over HTTP", "OTLP", "reads jaeger, w3c", "Nothing is wrong.");

      URI gateway = lab.address("gateway-service");
      CommandResult fromOutside =
          lab.run(
              "doctor",
              "--jaeger=" + lab.address("jaeger"),
              "--collector=" + lab.address("jaeger (spans)"),
              "--service=" + gateway.resolve("/api/products"),
              "--name=gateway-service");
      assertThat(fromOutside.status()).as(fromOutside.printed()).isZero();

      CommandResult unknown = lab.run("trace", "0123456789abcdef0123456789abcdef");
      assertThat(unknown.printed()).contains("has no trace 0123456789abcdef").doesNotContain("✗");
    }
  }
}
