package dev.tracelab.tracing.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.http.TraceResponse;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sampling decisions, and whether responses and children reflect them. */
class SamplingTest {

  private static final String STRATEGIES =
      """
      {"strategyType": "PROBABILISTIC", "probabilisticSampling": {"samplingRate": 1.0}}
      """;

  @ParameterizedTest
  @CsvSource({"0, -00", "1, -01"})
  void theResponseHeaderContainsTheSampledFlag(String probability, String flags) throws Exception {
    try (Lab lab = Lab.start(Map.of("JAEGER_SAMPLER_PARAM", probability))) {
      int port = listen(lab.vertx(), SamplingTest::respond);

      assertThat(get(lab.vertx(), port).getHeader("traceresponse")).endsWith(flags);
    }
  }

  private static HttpClientResponse get(Vertx vertx, int port) throws Exception {
    HttpClient client = vertx.createHttpClient();
    try {
      return client
          .request(HttpMethod.GET, port, "127.0.0.1", "/")
          .compose(HttpClientRequest::send)
          .await(60, TimeUnit.SECONDS);
    } finally {
      // Vert.x closes a client that nothing refers to any more, also during a request.
      Reference.reachabilityFence(client);
    }
  }

  private static void respond(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    TraceResponse.addTo(response);
    response.end();
  }

  @Test
  void childrenInheritTheSamplingDecision() throws Exception {
    try (Lab lab = Lab.start(Map.of("JAEGER_SAMPLER_OPERATIONS", "never=0"))) {
      Span parent = lab.tracer().buildSpan("never").start();
      Span child = lab.tracer().buildSpan("always").asChildOf(parent).start();

      assertThat(isSampled(child)).isFalse();
      assertThat(isSampled(lab.tracer().buildSpan("always").start())).isTrue();
      assertThat(child.context().toTraceId()).isEqualTo(parent.context().toTraceId());
    }
  }

  @Test
  void theRateLimitIsNotExceeded() throws Exception {
    Map<String, String> one =
        Map.of("JAEGER_SAMPLER_TYPE", "ratelimiting", "JAEGER_SAMPLER_PARAM", "1");
    try (Lab lab = Lab.start(one)) {
      long started = System.nanoTime();
      long sampled = IntStream.range(0, 1_000).filter(i -> isSampled(start(lab, "work"))).count();
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);

      assertThat(sampled).isBetween(1L, seconds + 2);
    }
  }

  @Test
  void aRemoteSamplerFollowsItsStrategies() throws Exception {
    Vertx untraced = Vertx.vertx();
    int manager = listen(untraced, request -> request.response().end(STRATEGIES));
    Map<String, String> remote = new HashMap<>();
    remote.put("JAEGER_SAMPLER_TYPE", "remote");
    remote.put("JAEGER_SAMPLER_PARAM", "0");
    remote.put("JAEGER_SAMPLER_REFRESH_INTERVAL", "200");
    remote.put("JAEGER_SAMPLER_MANAGER_HOST_PORT", "127.0.0.1:" + manager);
    try (Lab lab = Lab.start(remote)) {
      waitFor(() -> isSampled(start(lab, "GET /orders/{id}")));
    } finally {
      untraced.close().await(60, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "1, 0, false"})
  void samplingPriorityAtStartOverridesTheSampler(String param, int priority, boolean sampled)
      throws Exception {
    try (Lab lab = Lab.start(Map.of("JAEGER_SAMPLER_PARAM", param))) {
      Span parent = start(lab, "parent");
      Span child =
          lab.tracer()
              .buildSpan("child")
              .asChildOf(parent)
              .withTag(Tags.SAMPLING_PRIORITY, priority)
              .start();

      assertThat(isSampled(parent)).isNotEqualTo(sampled);
      assertThat(isSampled(child)).isEqualTo(sampled);
    }
  }

  private static void waitFor(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("timed out").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static Span start(Lab lab, String operation) {
    return lab.tracer().buildSpan(operation).start();
  }

  private static boolean isSampled(Span span) {
    return TraceContext.of(span).isSampled();
  }

  private static int listen(Vertx vertx, Handler<HttpServerRequest> handler) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(handler)
            .listen(0, "127.0.0.1")
            .await(60, TimeUnit.SECONDS);
    return server.actualPort();
  }
}
