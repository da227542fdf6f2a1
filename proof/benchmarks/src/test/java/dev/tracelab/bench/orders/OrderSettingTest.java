package dev.tracelab.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.Tracing;
import io.opentracing.noop.NoopTracer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderSettingTest {

  /** Nothing listens there, and nothing is sent. */
  private static final String NOWHERE = "http://127.0.0.1:1/api/traces";

  @Test
  void theFirstSettingHasNoTracer() {
    assertThat(tracing(OrderSetting.NONE).tracer()).isInstanceOf(NoopTracer.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderSetting.class,
      names = {"UNSAMPLED", "DISCARDED"})
  void settingsThatSendNothingNeedNoCollector(OrderSetting setting) {
    Tracing tracing = tracing(setting);

    tracing.tracer().buildSpan("order").start().finish();

    tracing.close(Duration.ofSeconds(20));
    assertThat(tracing.tracer()).isNotInstanceOf(NoopTracer.class);
    assertThat(tracing.counts().dropped()).isZero();
  }

  @ParameterizedTest
  @EnumSource(OrderSetting.class)
  void eachSettingHasItsOwnDatabases(OrderSetting setting) {
    assertThat(setting.database("orders")).matches("orders_[a-z]+").endsWith(lower(setting));
  }

  private static String lower(OrderSetting setting) {
    return setting.name().toLowerCase(Locale.ROOT);
  }

  private static Tracing tracing(OrderSetting setting) {
    Map<String, String> environment = new HashMap<>(setting.environment());
    environment.put("JAEGER_ENDPOINT", NOWHERE);
    return setting.tracing(environment, "order-service");
  }
}
