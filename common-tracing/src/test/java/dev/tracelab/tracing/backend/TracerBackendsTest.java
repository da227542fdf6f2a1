package dev.tracelab.tracing.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracerBackendsTest {

  @Test
  void theDefaultBackendIsJaeger() {
    assertThat(read(Map.of()).backend()).isEqualTo("jaeger");
  }

  @Test
  void aMissingBackendIsReportedWithTheModuleToAdd() {
    TracingConfig config = read(Map.of("TRACING_BACKEND", "opentelemetry"));

    assertThatThrownBy(() -> Tracing.start(config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "TRACING_BACKEND is 'opentelemetry'", "jaeger", "common-tracing-otel");
  }

  @Test
  void thePathOfTracesIsAppendedToTheGeneralEndpoint() {
    assertThat(read(Map.of()).otlpEndpoint())
        .isEqualTo(URI.create("http://127.0.0.1:4318/v1/traces"));
    assertThat(
            read(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "https://otel.example/in/")).otlpEndpoint())
        .isEqualTo(URI.create("https://otel.example/in/v1/traces"));
  }

  @Test
  void theEndpointForTracesIsUsedUnchanged() {
    TracingConfig config =
        read(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://a:1",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://b:2/spans"));

    assertThat(config.otlpEndpoint()).isEqualTo(URI.create("http://b:2/spans"));
  }

  private static TracingConfig read(Map<String, String> environment) {
    return TracingConfig.fromEnvironment(environment, "order-service");
  }
}
