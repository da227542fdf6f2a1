package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InterruptTest {

  @Test
  void aSignalLastsUntilTheCommandHasEnded() throws InterruptedException {
    try (Interrupt interrupt = Interrupt.expect()) {
      Thread signal = new Thread(interrupt::arrive);
      signal.start();
      Eventually.holds(interrupt::happened, Duration.ofSeconds(20));
      assertThat(signal.isAlive()).isTrue();

      interrupt.close();
      signal.join();
    }
  }

  @Test
  void withoutASignalNothingHappened() {
    try (Interrupt interrupt = Interrupt.expect()) {
      assertThat(interrupt.happened()).isFalse();
    }
  }
}
