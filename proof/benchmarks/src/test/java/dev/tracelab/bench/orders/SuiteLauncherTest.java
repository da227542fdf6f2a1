package dev.tracelab.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteLauncherTest {

  private final SuiteLauncher start =
      new SuiteLauncher(Path.of("."), 5433, URI.create("http://127.0.0.1:4711/orders"));

  @Test
  void aServiceOwnsTheDatabaseOfItsSetting() {
    assertThat(start.environment(OrderSetting.SENT, "order"))
        .containsEntry("DATABASE_URL", "postgresql://127.0.0.1:5433/orders_sent")
        .containsEntry("DATABASE_USER", "orders_sent")
        .containsEntry("DATABASE_PASSWORD", "orders_sent");
    assertThat(start.environment(OrderSetting.NONE, "inventory"))
        .containsEntry("DATABASE_URL", "postgresql://127.0.0.1:5433/inventory_none");
  }

  @Test
  void settingsDifferOnlyInTheSampler() {
    Map<String, String> sent = start.environment(OrderSetting.SENT, "gateway");
    Map<String, String> unsampled = start.environment(OrderSetting.UNSAMPLED, "gateway");

    assertThat(sent)
        .containsEntry("JAEGER_ENDPOINT", "http://127.0.0.1:4711/orders")
        .containsEntry("JAEGER_SAMPLER_PARAM", "1")
        .hasSameSizeAs(unsampled);
    assertThat(unsampled).containsEntry("JAEGER_SAMPLER_PARAM", "0");
  }

  @Test
  void servicesOfAllSettingsUseFreePorts() {
    assertThat(start.environment(OrderSetting.DISCARDED, "gateway"))
        .containsEntry("PORT", "0")
        .containsEntry("MANAGEMENT_PORT", "0");
  }
}
