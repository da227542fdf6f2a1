package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddedJaegerConfigTest {

  @Test
  void anEmptyEnvironmentGivesJaegersPorts() {
    assertThat(EmbeddedJaegerConfig.fromEnvironment(Map.of()))
        .isEqualTo(EmbeddedJaegerConfig.defaults())
        .extracting("host", "queryPort", "collectorPort", "compactPort", "binaryPort")
        .containsExactly("127.0.0.1", 16686, 14268, 6831, 6832);
  }

  @Test
  void eachVariableIsRead() {
    Map<String, String> environment =
        Map.of(
            "HOST", "0.0.0.0",
            "QUERY_PORT", "1",
            "COLLECTOR_PORT", "2",
            "COMPACT_PORT", " 0 ",
            "BINARY_PORT", "3",
            "OTLP_PORT", "5",
            "MAX_TRACES", "4",
            "MAX_BYTES", "5000000000",
            "FRAME_ANCESTORS", "https://a.example http://b.example:81");
    assertThat(EmbeddedJaegerConfig.fromEnvironment(environment))
        .isEqualTo(
            new EmbeddedJaegerConfig(
                "0.0.0.0",
                1,
                2,
                0,
                3,
                5,
                4,
                5_000_000_000L,
                "https://a.example http://b.example:81"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QUERY_PORT | many | QUERY_PORT must be a whole number",
        "QUERY_PORT | 70000 | The query port must be from 0 to 65535, not 70000.",
        "MAX_TRACES | 0 | The number of traces to keep must be from 1",
        "MAX_TRACES | 99999999999 | MAX_TRACES must be a whole number of at most",
        "MAX_BYTES | -1 | MAX_BYTES must be a whole number",
        "FRAME_ANCESTORS | *; script-src * | Who may frame the viewer must be"
      })
  void aMistakeIsNamed(String name, String value, String sentence) {
    assertThatThrownBy(() -> EmbeddedJaegerConfig.fromEnvironment(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
