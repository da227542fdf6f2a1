package dev.tracelab.bench.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.bench.measure.Rounds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelloWorldTest {

  private static final Rounds SHORT = new Rounds(1, 0, Duration.ofMillis(200), line -> {});

  @ParameterizedTest
  @EnumSource(names = {"SENT", "PLAIN_SENT", "OTEL_SENT"})
  void eachSettingThatSendsSendsAllSpans(HelloSetting setting) {
    HelloWorld.Result result = HelloWorld.measure(List.of(setting), SHORT);

    HelloWorld.Spans spans = result.spans().get(setting);
    assertThat(spans.received()).isPositive().isEqualTo(spans.expected());
    assertThat(result.comparison().micros(setting.title()).median()).isPositive();
  }
}
