package dev.tracelab.lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"10s", "60s", "1m", "10m"})
  void theTurnsTakeTheWholeTime(String time) {
    CostOptions options = CostOptions.of(time);

    Duration turns = options.turn().multipliedBy(2L * (options.warmUp() + options.measured()));
    assertThat(turns).isCloseTo(options.total(), Duration.ofSeconds(1));
  }

  @Test
  void aThirdOfAMinuteWarmsUp() {
    CostOptions options = CostOptions.of("60s");

    assertThat(options.warmUp()).isEqualTo(20);
    assertThat(options.measured()).isEqualTo(40);
    assertThat(options.turn()).isEqualTo(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9s", "11m", "601s", "1h", "60", "-60s"})
  void anotherTimeIsRefusedWithTheOption(String time) {
    assertThatThrownBy(() -> CostOptions.of(time)).hasMessageStartingWith("--for must be ");
  }
}
