package dev.tracelab.tracing.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;
import io.opentracing.noop.NoopTracer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracerBackendsTest {

  @Test
  void theDefaultBackendIsJaeger() {
    assertThat(read(Map.of()).backend()).isEqualTo("jaeger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "NONE"})
  void noBackendTurnsTracingOff(String none) {
    Tracing tracing = Tracing.start(read(Map.of("TRACING_BACKEND", none)));

    assertThat(tracing.isOff()).isTrue();
    assertThat(tracing.tracer()).isInstanceOf(NoopTracer.class);
  }

  @Test
  void anUnknownBackendIsReportedWithAllThatThereAre() {
    TracingConfig config = read(Map.of("TRACING_BACKEND", "zipkin"));

    assertThatThrownBy(() -> Tracing.start(config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("TRACING_BACKEND is 'zipkin'", "jaeger", "none", "opentelemetry");
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
