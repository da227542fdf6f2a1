package dev.tracelab.bench.hello;

import static dev.tracelab.bench.hello.HelloSetting.OTEL_SENT;
import static dev.tracelab.bench.hello.HelloSetting.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.bench.process.GarbageCollector;
import dev.tracelab.lab.cost.MeasurementRounds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelloBenchmarkTest {

  private static final MeasurementRounds SHORT =
      new MeasurementRounds(1, 0, Duration.ofSeconds(2), line -> {});

  @Test
  void spansOfSettingsThatSendReachTheCollector() {
    HelloBenchmark.Result result =
        HelloBenchmark.measure(
            List.of(SENT, OTEL_SENT), SHORT, new HelloBenchmark.Starts(GarbageCollector.G1, 1));

    assertThat(result.spans()).containsOnlyKeys(SENT.title(), OTEL_SENT.title());
    assertThat(result.spans().values())
        .allSatisfy(spans -> assertThat(spans.received()).isBetween(1L, spans.ended()));
    assertThat(result.comparison().micros(SENT.title()).median()).isPositive();
  }
}
