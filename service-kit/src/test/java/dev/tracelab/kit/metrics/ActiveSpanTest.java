package dev.tracelab.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveSpanTest {

  @ParameterizedTest
  @ValueSource(strings = {"jaeger", "opentelemetry"})
  void aTraceThatNobodyWillSeeIsNoExemplar(String backend) throws Exception {
    Tracing tracing = neverSampling(backend);
    Vertx vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
            .build();
    try {
      assertThat(isSampledInside(new Traced(vertx, tracing.tracer()))).isFalse();
    } finally {
      vertx.close().await(60, TimeUnit.SECONDS);
      tracing.close(Duration.ofSeconds(60));
    }
  }

  private static Tracing neverSampling(String backend) {
    return Tracing.start(
        TracingConfig.fromEnvironment(
            Map.of("TRACING_BACKEND", backend, "JAEGER_SAMPLER_PARAM", "0"), "cups"));
  }

  private static boolean isSampledInside(Traced traced) throws Exception {
    return traced
        .span(
            "work", span -> Future.succeededFuture(new Metrics.ActiveSpan().isCurrentSpanSampled()))
        .await(60, TimeUnit.SECONDS);
  }
}
