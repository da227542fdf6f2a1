package dev.tracelab.kit.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the pools of Vert.x: connections and worker threads. Hand-written, because
 * vertx-micrometer-metrics 5.0.7 has no gauge for the size of a pool and rounds its usage ratio to
 * a whole number.
 */
final class VertxPoolMetrics implements VertxMetrics {

  private final MeterRegistry meters;
  private final Map<Tags, PoolMetrics<?, ?>> pools = new ConcurrentHashMap<>();

  VertxPoolMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Measures nothing itself, but without it Vert.x does not measure the client's pool either. */
  @Override
  public HttpClientMetrics<?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
    return new HttpClientMetrics<>() {};
  }

  /** A pool that is reopened keeps its meters. */
  @Override
  public PoolMetrics<?, ?> createPoolMetrics(String type, String name, int maxSize) {
    Tags tags = Tags.of("type", type, "pool", name == null ? "unnamed" : name);
    return pools.computeIfAbsent(tags, key -> new OnePool(meters, key, maxSize));
  }

  /** One pool. The tokens that Vert.x hands back are start times in nanoseconds. */
  private static final class OnePool implements PoolMetrics<Long, Long> {

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();
    private final Timer wait;
    private final Timer use;

    /** Registers the meters; a size below one means that the size is unknown. */
    OnePool(MeterRegistry meters, Tags tags, int size) {
      wait =
          Metrics.latencyTimer("pool.wait", "How long callers waited for the pool.")
              .tags(tags)
              .register(meters);
      use =
          Metrics.latencyTimer("pool.use", "How long a resource of the pool was in use.")
              .tags(tags)
              .register(meters);
      gauge("pool.waiting", "Callers that wait for the pool.", waiting).tags(tags).register(meters);
      gauge("pool.used", "Resources of the pool in use.", used).tags(tags).register(meters);
      if (size > 0) {
        gauge("pool.size", "The size of the pool.", size).tags(tags).register(meters);
      }
    }

    @Override
    public Long enqueue() {
      waiting.incrementAndGet();
      return System.nanoTime();
    }

    @Override
    public void dequeue(Long since) {
      waiting.decrementAndGet();
      wait.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }

    @Override
    public Long begin() {
      used.incrementAndGet();
      return System.nanoTime();
    }

    @Override
    public void end(Long since) {
      used.decrementAndGet();
      use.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }

    private static Gauge.Builder<?> gauge(String name, String description, Number value) {
      return Gauge.builder(name, () -> value).description(description);
    }
  }
}
