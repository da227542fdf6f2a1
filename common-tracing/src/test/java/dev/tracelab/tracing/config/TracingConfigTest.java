package dev.tracelab.tracing.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.propagation.TrustBoundary;
import dev.tracelab.tracing.propagation.TrustBoundary.Policy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingConfigTest {

  @Test
  void byDefaultEverythingIsSampledAndBaggageIsPropagated() {
    TracingConfig config = read(Map.of());

    assertThat(config.serviceName()).isEqualTo("order-service");
    assertThat(config.sampler().type()).isEqualTo("const");
    assertThat(config.sampler().param()).isEqualTo(1);
    assertThat(config.propagation()).isEqualTo("jaeger,w3c");
    assertThat(config.traceId128Bit()).isTrue();
    assertThat(config.collector()).isNull();
  }

  @Test
  void theStandardVariablesAreRead() {
    TracingConfig config =
        read(
            Map.of(
                "JAEGER_SERVICE_NAME", "orders",
                "JAEGER_ENDPOINT", "http://jaeger:14268/api/traces",
                "JAEGER_AUTH_TOKEN", "t0ken",
                "JAEGER_PROPAGATION", "b3, w3c",
                "JAEGER_TAGS", "zone=a,host=${HOST:none},user=${NOBODY:guest}",
                "HOST", "h1"));

    assertThat(config.serviceName()).isEqualTo("orders");
    assertThat(config.collector()).isEqualTo(URI.create("http://jaeger:14268/api/traces"));
    assertThat(config.authorization()).isEqualTo("Bearer t0ken");
    assertThat(config.propagation()).isEqualTo("b3,w3c");
    assertThat(config.tags()).isEqualTo(Map.of("zone", "a", "host", "h1", "user", "guest"));
  }

  @Test
  void byDefaultCallersAreTrustedExceptForDebugFlags() {
    TrustBoundary usual = read(Map.of()).trust();
    TrustBoundary link = read(Map.of("TRACE_TRUST", "link")).trust();
    TrustBoundary configured =
        read(Map.of(
                "TRACE_TRUST", "Restart",
                "TRACE_ALLOW_DEBUG", "true",
                "TRACE_BAGGAGE_KEYS", "tenant, zone"))
            .trust();

    assertThat(usual).isEqualTo(new TrustBoundary(Policy.CONTINUE, false, Set.of("*")));
    assertThat(link).isEqualTo(new TrustBoundary(Policy.LINK, false, Set.of()));
    assertThat(configured)
        .isEqualTo(new TrustBoundary(Policy.RESTART, true, Set.of("tenant", "zone")));
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE_TRUST, everybody",
    "TRACE_ALLOW_DEBUG, 1",
    "JAEGER_SAMPLER_PARAM, true",
    "JAEGER_SAMPLER_PARAM, 0.5",
    "JAEGER_SAMPLER_TYPE, always",
    "JAEGER_SAMPLER_REFRESH_INTERVAL, often",
    "JAEGER_PROPAGATION, zipkin",
    "JAEGER_ENDPOINT, jaeger:14268",
    "JAEGER_ENDPOINT, 'http://a host/'",
    "JAEGER_ENDPOINT, http://jaeger:14268/api/traces?x=1",
    "JAEGER_AGENT_PORT, 70000",
    "OTEL_EXPORTER_OTLP_ENDPOINT, collector:4318",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, udp://collector",
    "JAEGER_REPORTER_MAX_QUEUE_SIZE, many",
    "JAEGER_TRACEID_128BIT, 1",
    "JAEGER_TAGS, zone"
  })
  void anInvalidValueIsReportedWithItsVariable(String variable, String value) {
    assertThatThrownBy(() -> read(Map.of(variable, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining(value)
        .hasMessageMatching("[^\\n]+: write .+\\.");
  }

  @Test
  void aUserWithoutAPasswordIsRejected() {
    assertThatThrownBy(() -> read(Map.of("JAEGER_USER", "me")))
        .hasMessage("JAEGER_USER and JAEGER_PASSWORD belong together: set both, or neither.");
  }

  @Test
  void numbersAreParsedIndependentlyOfTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      TracingConfig config =
          read(Map.of("JAEGER_SAMPLER_TYPE", "probabilistic", "JAEGER_SAMPLER_PARAM", "0.5"));
      assertThat(config.sampler().param()).isEqualTo(0.5);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static TracingConfig read(Map<String, String> environment) {
    return TracingConfig.fromEnvironment(environment, "order-service");
  }
}
