package dev.tracelab.jaeger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MicrosTest {

  @Test
  void aBoundWithinAMicrosecondIsRoundedInwards() {
    Instant instant = Instant.parse("1970-01-01T00:00:01.000000500Z");
    assertThat(Micros.atOrAfter(instant)).isEqualTo(1_000_001);
    assertThat(Micros.atOrBefore(instant)).isEqualTo(1_000_000);
    assertThat(Micros.atOrAfter(Instant.EPOCH)).isZero();
  }

  @Test
  void timesOutOfRangeSaturate() {
    assertThat(Micros.atOrAfter(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Micros.atOrBefore(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Micros.of(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
  }
}
