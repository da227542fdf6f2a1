package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static final String STRATEGIES =
      """
      {"strategyType": "PROBABILISTIC",
       "probabilisticSampling": {"samplingRate": 0.0},
       "operationSampling": {
         "defaultSamplingProbability": 0.0,
         "defaultLowerBoundTracesPerSecond": 0.0001,
         "perOperationStrategies": [
           {"operation": "POST /api/orders", "probabilisticSampling": {"samplingRate": 1.0}},
           {"operation": "GET /ready", "probabilisticSampling": {"samplingRate": 0.0}}]}}
      """;

  private final Vertx untraced = Vertx.vertx();
  private final WebClient client = WebClient.create(untraced);
  private final InMemoryReporter reporter = new InMemoryReporter();
  private Tracing tracing;
  private Vertx vertx;

  @AfterEach
  void close() throws Exception {
    if (vertx != null) {
      await(vertx.close());
      tracing.close(Duration.ofSeconds(1));
    }
    await(untraced.close());
  }

  @Test
  void anOperationCanHaveItsOwnProbability() throws Exception {
    int port = serve(Map.of("JAEGER_SAMPLER_OPERATIONS", "GET /ready=0, POST /api/orders=1"));

    for (int i = 0; i < 20; i++) {
      send(port, "GET", "/ready");
      send(port, "POST", "/api/orders");
    }
    send(port, "GET", "/elsewhere");

    waitFor(() -> count("POST /api/orders") == 20 && count("GET") == 1);
    assertThat(count("GET /ready")).isZero();
  }

  @Test
  void aRuleAppliesToEquivalentPathsAndToHead() throws Exception {
    int port = serve(Map.of("JAEGER_SAMPLER_OPERATIONS", "GET /ready=0, HEAD /x=0"));

    for (String path : List.of("/ready/", "//ready", "/./ready", "/x/../ready", "/%72eady")) {
      send(port, "GET", path);
      send(port, "HEAD", path);
    }
    send(port, "GET", "/elsewhere");

    waitFor(() -> count("GET") == 1);
    assertThat(reporter.getSpans()).hasSize(1);
  }

  @Test
  void otherOperationsUseTheGeneralSampler() throws Exception {
    int port =
        serve(
            Map.of("JAEGER_SAMPLER_PARAM", "0", "JAEGER_SAMPLER_OPERATIONS", "POST /api/orders=1"));

    send(port, "GET", "/elsewhere");
    send(port, "GET", "/ready");
    send(port, "POST", "/api/orders");

    waitFor(() -> count("POST /api/orders") == 1);
    assertThat(reporter.getSpans()).hasSize(1);
  }

  @Test
  void aRemoteSamplerDistinguishesOperationsByTheirInitialNames() throws Exception {
    int manager = strategies();
    int port =
        serve(
            Map.of(
                "JAEGER_SAMPLER_TYPE", "remote",
                "JAEGER_SAMPLER_PARAM", "0",
                "JAEGER_SAMPLER_MANAGER_HOST_PORT", "127.0.0.1:" + manager));
    waitFor(() -> isSampledNow(port));

    // jaeger-client always samples the first trace of each operation.
    send(port, "GET", "/ready");
    int before = count("POST /api/orders");
    for (int i = 0; i < 20; i++) {
      send(port, "GET", "/ready");
      send(port, "POST", "/api/orders");
    }

    waitFor(() -> count("POST /api/orders") == before + 20);
    assertThat(count("GET /ready")).isLessThanOrEqualTo(1);
  }

  @Test
  void anInvalidProbabilityIsRejectedWithItsOperationName() {
    for (String unusable : List.of("POST /orders", "POST /orders=2", "=1", "GET /=often", "a=1,")) {
      assertThatThrownBy(() -> config(Map.of("JAEGER_SAMPLER_OPERATIONS", unusable)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("JAEGER_SAMPLER_OPERATIONS");
    }
  }

  private boolean isSampledNow(int port) {
    send(port, "POST", "/api/orders");
    return count("POST /api/orders") > 0;
  }

  @Test
  void samplingPriorityOnARunningSpanTakesEffect() {
    tracing = Tracing.reportingTo(config(Map.of("JAEGER_SAMPLER_PARAM", "0")), reporter);
    Span span = tracing.tracer().buildSpan("work").start();
    span.setTag("before", "unseen").setTag("sampling.priority", 1).setTag("after", "seen").finish();

    assertThat(reporter.getSpans()).hasSize(1);
    assertThat(reporter.getSpans().get(0).getTags())
        .containsEntry("after", "seen")
        .doesNotContainKey("before");
  }

  private int serve(Map<String, String> environment) throws Exception {
    tracing = Tracing.reportingTo(config(environment), reporter);
    RouteNames names = RouteNames.of(List.of("POST /api/orders", "GET /ready"));
    vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, names)).build();
    return listen(vertx, "");
  }

  private static TracingConfig config(Map<String, String> environment) {
    return TracingConfig.fromEnvironment(new HashMap<>(environment), "test-service");
  }

  private int strategies() throws Exception {
    return listen(untraced, STRATEGIES);
  }

  private static int listen(Vertx vertx, String answer) throws Exception {
    HttpServer server =
        await(
            vertx
                .createHttpServer()
                .requestHandler(request -> request.response().end(answer))
                .listen(0, "127.0.0.1"));
    return server.actualPort();
  }

  private void send(int port, String method, String path) {
    try {
      await(client.request(HttpMethod.valueOf(method), port, "127.0.0.1", path).send());
    } catch (Exception e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  private int count(String operation) {
    return (int)
        List.copyOf(reporter.getSpans()).stream()
            .filter(span -> span.getOperationName().equals(operation))
            .count();
  }

  private static void waitFor(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("timed out").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
