package dev.tracelab.jaeger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "50ms, PT0.05S",
    "1.5s, PT1.5S",
    "1h2m3s, PT1H2M3S",
    "100us, PT0.0001S",
    "100µs, PT0.0001S",
    "7ns, PT0.000000007S",
    "999999999999h, PT999999999999H"
  })
  void aDurationIsParsed(String text, Duration expected) {
    assertThat(GoDuration.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "ms", "-5ms", "5 ms", "5 minutes", "1.2.3s", "1e3s", ""})
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).hasMessageContaining("50ms");
  }
}
