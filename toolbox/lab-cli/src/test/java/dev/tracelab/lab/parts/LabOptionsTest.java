package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabOptionsTest {

  private static final URI JAEGER = URI.create("http://tracing.test:16686");

  @Test
  void portsHaveTheirDefaultsUnlessChosen() {
    LabOptions options = LabOptions.of(Map.of(Port.GATEWAY, 9999), false, null, null);

    assertThat(options.ports())
        .containsEntry(Port.GATEWAY, 9999)
        .containsEntry(Port.ORDER, 8081)
        .containsEntry(Port.JAEGER_QUERY, 16686)
        .hasSize(Port.values().length);
  }

  @Test
  void allOtherPortsMayBeAnyFreeOnes() {
    assertThat(LabOptions.of(Map.of(Port.GATEWAY, 9999), true, null, null).ports())
        .containsEntry(Port.GATEWAY, 9999)
        .containsEntry(Port.ORDER, 0);
  }

  @Test
  void aRunningJaegerReceivesSpansOnItsDefaultPortAndNeedsNoPortsHere() {
    LabOptions options = LabOptions.of(Map.of(), false, JAEGER, null);

    assertThat(options.collector()).hasToString("http://tracing.test:14268/api/traces");
    assertThat(options.ports()).doesNotContainKey(Port.JAEGER_QUERY).containsKey(Port.GATEWAY);
  }

  @Test
  void itsCollectorMayBeOnAnotherHost() {
    URI collector = URI.create("http://collector.test:4000/api/traces");

    assertThat(LabOptions.of(Map.of(), false, JAEGER, collector).collector()).isEqualTo(collector);
  }

  @Test
  void aCollectorWithoutAJaegerIsRejected() {
    assertThatThrownBy(() -> LabOptions.of(Map.of(), false, null, JAEGER))
        .hasMessageStartingWith("--collector needs --jaeger");
  }

  @Test
  void aUrlWithoutASchemeIsRejectedWithAnExample() {
    assertThatThrownBy(() -> LabOptions.of(Map.of(), false, URI.create("localhost:16686"), null))
        .hasMessage(
            "\"localhost:16686\" is not the URL of a Jaeger: use one like http://127.0.0.1:16686.");
  }

  @Test
  void aNumberOutOfRangeIsRejected() {
    assertThatThrownBy(() -> LabOptions.of(Map.of(Port.ORDER, 70_000), false, null, null))
        .hasMessageStartingWith("--port order=70000 is not a port");
  }
}
