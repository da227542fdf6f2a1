package dev.tracelab.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadOptionsTest {

  @Test
  void secondsAndMinutesAreUnderstood() {
    assertThat(LoadOptions.of(100, "60s", null).duration()).isEqualTo(Duration.ofMinutes(1));
    assertThat(LoadOptions.of(20, "2m", null).orders()).isEqualTo(2_400);
  }

  @Test
  void theScenarioIsSentAsAHeaderAndWithoutItThereIsNone() {
    assertThat(LoadOptions.of(1, "1s", "n-plus-one").headers())
        .containsOnly(Map.entry("x-lab-scenario", "n-plus-one"));
    assertThat(LoadOptions.of(1, "1s", null).headers()).isEmpty();
  }

  @Test
  void anInvalidValueIsNamedWithAValidOne() {
    assertThatThrownBy(() -> LoadOptions.of(0, "1s", null))
        .hasMessage("--rate must be from 1 to 1000 orders per second.");
    assertThatThrownBy(() -> LoadOptions.of(1, "0s", null))
        .hasMessage("--for must be a number of seconds or minutes, such as 60s or 2m.");
    assertThatThrownBy(() -> LoadOptions.of(1, "1s", "Slow payment"))
        .hasMessageStartingWith("--scenario must name a scenario");
  }

  @Test
  void moreOrdersThanTheStockLastsForAreRefused() {
    assertThatThrownBy(() -> LoadOptions.of(1_000, "99999m", null))
        .hasMessageStartingWith("--rate 1000 --for 99999m is more than 100000 orders");
  }
}
