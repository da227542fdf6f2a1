package dev.tracelab.tracing.otel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedSettingsTest {

  @ParameterizedTest
  @CsvSource({"JAEGER_TRACEID_128BIT, false, true", "TRACE_ALLOW_DEBUG, true, false"})
  void unsupportedSettingsAreRejectedAtStartup(String variable, String value, String instead) {
    TracingConfig config =
        TracingConfig.fromEnvironment(
            Map.of("TRACING_BACKEND", "opentelemetry", variable, value), "orders");

    assertThatThrownBy(() -> Tracing.start(config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(variable, "Set it to " + instead, "TRACING_BACKEND=jaeger");
  }
}
