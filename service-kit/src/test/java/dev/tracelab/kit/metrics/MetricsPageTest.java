package dev.tracelab.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.health.Health;
import dev.tracelab.kit.health.ManagementServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics();
  private final ManagementServer server =
      new ManagementServer(
          new Health(Duration.ofSeconds(1)), metrics, "127.0.0.1", 0, router -> {});

  @BeforeEach
  void deploy() {
    vertx.deployVerticle(server).await();
    metrics.registry().counter("cups").increment();
  }

  @AfterEach
  void close() {
    vertx.close().await();
    metrics.close();
  }

  @Test
  void itIsPlainTextForWhoAsksForNothingElse() {
    HttpResponse<Buffer> page = asking().send().await();

    assertThat(page.getHeader("content-type"))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(page.bodyAsString().lines())
        .contains("# TYPE cups_total counter", "cups_total 1.0")
        .doesNotContain("# EOF");
  }

  @Test
  void itIsOpenMetricsForPrometheus() {
    HttpResponse<Buffer> page =
        asking()
            .putHeader(
                "accept",
                "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5")
            .send()
            .await();

    assertThat(page.getHeader("content-type"))
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(page.bodyAsString().lines())
        .contains("# TYPE cups counter", "cups_total 1.0")
        .endsWith("# EOF");
  }

  @Test
  void theJvmAndItsProcessAreMeasured() {
    assertThat(asking().send().await().bodyAsString())
        .contains("jvm_memory_used_bytes", "process_cpu_usage", "process_uptime_seconds");
  }

  private HttpRequest<Buffer> asking() {
    return WebClient.create(vertx).get(server.actualPort(), "127.0.0.1", "/metrics");
  }
}
