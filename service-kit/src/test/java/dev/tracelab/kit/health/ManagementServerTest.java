package dev.tracelab.kit.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {

  private final Vertx vertx = Vertx.vertx();
  private final Health health = new Health(Duration.ofMillis(100));
  private final Metrics metrics = new Metrics();
  private final ManagementServer server =
      new ManagementServer(health, metrics, "127.0.0.1", 0, router -> {});

  @BeforeEach
  void deploy() {
    vertx.deployVerticle(server).await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
    metrics.close();
  }

  @Test
  void aStartingServiceIsAliveAndNotReady() {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void itIsReadyOnceOpenAndNotAnyMoreWhenClosed() {
    health.open();
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);

    health.close();
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void whatIsToldIsShownAndLeavesTheServiceReady() {
    health.open();
    health.detail("circuit breaker of suppliers", () -> "open");

    HttpResponse<Buffer> response = get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.bodyAsJsonObject().getJsonArray("checks").getJsonObject(1))
        .isEqualTo(
            new JsonObject()
                .put("name", "circuit breaker of suppliers")
                .put("status", "UP")
                .put("state", "open"));
  }

  @Test
  void eachCheckIsNamedAndAFailedOneMakesTheServiceUnready() {
    health.open();
    health.check("broker", Future::succeededFuture);
    health.check("database", () -> Future.failedFuture("gone"));

    HttpResponse<Buffer> response = get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.bodyAsJsonObject())
        .isEqualTo(
            new JsonObject(
                """
                {"status": "DOWN", "checks": [
                  {"name": "service", "status": "UP"},
                  {"name": "broker", "status": "UP"},
                  {"name": "database", "status": "DOWN"}]}
                """));
  }

  @Test
  void aCheckThatNeverAnswersOrThrowsCountsAsFailed() {
    health.open();
    health.check("stalled", () -> Promise.<Void>promise().future());
    health.check(
        "broken",
        () -> {
          throw new IllegalStateException("broken");
        });

    assertThat(get("/health/ready").bodyAsString()).doesNotContain("\"stalled\",\"status\":\"UP\"");
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  private HttpResponse<Buffer> get(String path) {
    return WebClient.create(vertx).get(server.actualPort(), "127.0.0.1", path).send().await();
  }
}
