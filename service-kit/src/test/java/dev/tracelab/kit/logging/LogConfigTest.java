package dev.tracelab.kit.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogConfigTest {

  @Test
  void linesAreForPeopleAndStayHereUnlessToldOtherwise() {
    assertThat(read(Map.of())).isEqualTo(new LogConfig(LogConfig.Format.TEXT, null));
  }

  @Test
  void bothAreRead() {
    assertThat(read(Map.of("LOG_FORMAT", "json", "LOKI_URL", "http://loki:3100")))
        .isEqualTo(new LogConfig(LogConfig.Format.JSON, URI.create("http://loki:3100")));
  }

  @Test
  void whatCannotBeUsedIsNamedInOneSentence() {
    assertThatThrownBy(() -> read(Map.of("LOG_FORMAT", "xml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("LOG_FORMAT is 'xml': write text or json.");
    assertThatThrownBy(() -> read(Map.of("LOKI_URL", "loki:3100")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("LOKI_URL is 'loki:3100': write an address");
  }

  private static LogConfig read(Map<String, String> environment) {
    return LogConfig.from(new Environment(environment));
  }
}
