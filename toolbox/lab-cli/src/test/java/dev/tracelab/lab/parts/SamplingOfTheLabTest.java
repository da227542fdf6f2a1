package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the services of a lab ask which traces to sample. */
class SamplingOfTheLabTest {

  private static final PortPlan EMBEDDED =
      PortPlan.of(Map.of(Port.JAEGER_COLLECTOR, 0, Port.GATEWAY, 0));
  private static final PortPlan OTHER_JAEGER = PortPlan.of(Map.of(Port.GATEWAY, 0));

  @Test
  void theEmbeddedJaegerIsAskedAndEverythingIsSampledUntilItResponds() {
    RemoteSampling sampling = new RemoteSampling(Map.of(), EMBEDDED);

    assertThat(sampling.environment())
        .containsEntry("JAEGER_SAMPLER_TYPE", "remote")
        .containsEntry("JAEGER_SAMPLER_PARAM", "1")
        .containsEntry(
            "JAEGER_SAMPLER_MANAGER_HOST_PORT",
            "127.0.0.1:" + EMBEDDED.number(Port.JAEGER_COLLECTOR));
    assertThat(sampling.manager()).contains(EMBEDDED.address(Port.JAEGER_COLLECTOR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAEGER_SAMPLER_TYPE", "JAEGER_SAMPLER_PARAM"})
  void aSamplerThatTheUserHasChosenStays(String variable) {
    RemoteSampling sampling = new RemoteSampling(Map.of(variable, "1"), EMBEDDED);

    assertThat(sampling.environment()).isEmpty();
    assertThat(sampling.manager()).isEmpty();
  }

  @Test
  void withoutTracingNobodyAsks() {
    Map<String, String> off = Map.of("TRACING_BACKEND", "none", "JAEGER_SAMPLER_TYPE", "remote");

    assertThat(new RemoteSampling(Map.of("TRACING_BACKEND", "none"), EMBEDDED).environment())
        .isEmpty();
    assertThat(new RemoteSampling(off, EMBEDDED).manager()).isEmpty();
  }

  @Test
  void anotherJaegerIsOnlyAskedIfTheUserSaysSo() {
    assertThat(new RemoteSampling(Map.of(), OTHER_JAEGER).environment()).isEmpty();
    assertThat(new RemoteSampling(Map.of(), OTHER_JAEGER).manager()).isEmpty();
    assertThat(new RemoteSampling(Map.of("JAEGER_SAMPLER_TYPE", "remote"), OTHER_JAEGER).manager())
        .contains(URI.create("http://127.0.0.1:5778"));
  }

  @Test
  void aDebugIdForcesSamplingUnlessTheUserOrTheBackendForbidsIt() {
    assertThat(debug(Map.of())).containsEntry("TRACE_ALLOW_DEBUG", "true");
    assertThat(debug(Map.of("TRACE_ALLOW_DEBUG", "false"))).isEmpty();
    assertThat(debug(Map.of("TRACING_BACKEND", "opentelemetry"))).isEmpty();
  }

  private static Map<String, String> debug(Map<String, String> inherited) {
    return new RemoteSampling(inherited, EMBEDDED).debugEnvironment();
  }
}
