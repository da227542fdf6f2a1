package dev.tracelab.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.kit.cups.CupService;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.tracing.config.ConfigurationException;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningServiceTest {

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final InMemoryReporter reporter = new InMemoryReporter();
  private final CupService cups = new CupService();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void itServesWithTheConfigurationOfItsEnvironment() {
    RunningService service = start(Map.of("GREETING", "moin"));

    assertThat(get(service.port(), "/cups/blue").await().bodyAsJsonObject())
        .isEqualTo(new JsonObject().put("says", "moin"));
    assertThat(get(service.managementPort(), "/health/ready").await().statusCode()).isEqualTo(200);
    service.stop();
  }

  @Test
  void aRequestThatRunsWhenItStopsIsAnsweredAndItsSpanReported() throws Exception {
    RunningService service = start(Map.of());
    Future<HttpResponse<Buffer>> response = get(service.port(), "/cups/slow");
    Promise<ApiResponse> request = cups.nextSlowRequest();

    CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
    awaitUnready(service.managementPort());
    assertThat(stopped).isNotDone();
    request.complete(ApiResponse.json(200, new JsonObject()));

    assertThat(response.await().statusCode()).isEqualTo(200);
    assertThat(stopped).succeedsWithin(Duration.ofSeconds(9));
    assertThat(reporter.getSpans()).extracting("operationName").containsExactly("GET /cups/{id}");
    assertThatThrownBy(() -> get(service.port(), "/cups/blue").await())
        .hasMessageContaining("refused");
  }

  @Test
  void aTakenPortIsOneSentenceThatNamesTheVariableAndNothingIsLeftRunning() {
    RunningService first = start(Map.of());
    String taken = Integer.toString(first.port());

    assertThatThrownBy(() -> start(Map.of("PORT", taken)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("127.0.0.1:" + taken)
        .hasMessageContaining("set PORT");
    assertThatThrownBy(() -> start(Map.of("MANAGEMENT_PORT", taken)))
        .hasMessageContaining("set MANAGEMENT_PORT");
    assertThatThrownBy(() -> start(Map.of("PORT", taken, "MANAGEMENT_PORT", taken)))
        .hasMessage("PORT and MANAGEMENT_PORT are both %s: give each a port of its own.", taken);
    first.stop();
  }

  private void awaitUnready(int managementPort) {
    while (get(managementPort, "/health/ready").await().statusCode() == 200) {
      Thread.onSpinWait();
    }
  }

  private RunningService start(Map<String, String> variables) {
    return cups.start(reporter, variables);
  }

  private Future<HttpResponse<Buffer>> get(int port, String path) {
    return client.get(port, "127.0.0.1", path).send();
  }
}
