package dev.tracelab.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Vert.x knows better than we do: its pools. Requests and calls are measured where their
 * routes are known.
 */
final class VertxMeters implements VertxMetricsFactory, VertxMetrics {

  private final MeterRegistry meters;
  private final Map<Tags, PoolMeters> pools = new ConcurrentHashMap<>();

  VertxMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public VertxMetrics metrics(VertxOptions options) {
    return this;
  }

  @Override
  public boolean isMetricsEnabled() {
    return true;
  }

  /** Counts nothing, but a client without it has no metrics of its pools either. */
  @Override
  public HttpClientMetrics<?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
    return new HttpClientMetrics<>() {};
  }

  /** A pool that is opened again goes on with its meters. */
  @Override
  public PoolMetrics<?, ?> createPoolMetrics(String type, String name, int maxSize) {
    Tags tags = Tags.of("type", type, "pool", name == null ? "unnamed" : name);
    return pools.computeIfAbsent(tags, key -> PoolMeters.register(meters, key, maxSize));
  }
}
