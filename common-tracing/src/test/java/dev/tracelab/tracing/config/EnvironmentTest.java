package dev.tracelab.tracing.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  private static final URI ADDRESS = URI.create("http://127.0.0.1:8081");

  @Test
  void anUnsetOrEmptyVariableHasTheFallback() {
    Environment environment = new Environment(Map.of("HOST", "  "));

    assertThat(environment.text("HOST", "127.0.0.1")).isEqualTo("127.0.0.1");
    assertThat(environment.port("PORT", 8080)).isEqualTo(8080);
    assertThat(environment.uri("URL", ADDRESS)).isEqualTo(ADDRESS);
  }

  @ParameterizedTest
  @CsvSource({"250ms, 250", "5s, 5000", "2m, 120000"})
  void aDurationIsANumberWithAUnit(String text, long millis) {
    Duration duration = set("DEADLINE", text).duration("DEADLINE", Duration.ZERO);

    assertThat(duration).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "0s", "-1s", "5 s", "PT5S", "1.5s", "9999999999ms"})
  void anythingElseIsNotADuration(String text) {
    assertThatThrownBy(() -> set("DEADLINE", text).duration("DEADLINE", Duration.ZERO))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "DEADLINE is '%s': write a number with its unit, such as 250ms, 5s or 2m.", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1441m", "86401s", "999999999m"})
  void durationsAreAtMostADay(String text) {
    assertThatThrownBy(() -> set("DEADLINE", text).duration("DEADLINE", Duration.ZERO))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("DEADLINE is '%s': write a duration of one day (1440m) at most.", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65535", " 8080 "})
  void portsRangeFrom0To65535(String text) {
    assertThat(set("PORT", text).port("PORT", 1)).isEqualTo(Integer.parseInt(text.strip()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "80a", "99999999999"})
  void aPortOutOfRangeIsRejectedWithItsName(String text) {
    assertThatThrownBy(() -> set("PORT", text).port("PORT", 1))
        .hasMessage("PORT is '%s': write a whole number from 0 to 65535.", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8081", "ftp://host", "http://", "http://h?x=1", "http://a b"})
  void aUriWithoutSchemeOrHostIsRejectedWithItsName(String text) {
    assertThatThrownBy(() -> set("ORDER_SERVICE_URL", text).uri("ORDER_SERVICE_URL", ADDRESS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("ORDER_SERVICE_URL is '");
  }

  @Test
  void aMissingRequiredVariableIsReportedWithItsName() {
    assertThatThrownBy(() -> new Environment(Map.of()).required("DATABASE_URL"))
        .hasMessage("DATABASE_URL is not set: give it a value and start again.");
  }

  private static Environment set(String name, String value) {
    return new Environment(Map.of(name, value));
  }
}
