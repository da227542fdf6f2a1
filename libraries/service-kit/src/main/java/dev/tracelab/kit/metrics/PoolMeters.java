package dev.tracelab.kit.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One pool: how much of it is used, who waits for it, and how long that takes. The metrics that
 * Vert.x hands back are start times in nanoseconds.
 */
final class PoolMeters implements PoolMetrics<Long, Long> {

  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger used = new AtomicInteger();
  private final Timer wait;
  private final Timer use;

  private PoolMeters(Timer wait, Timer use) {
    this.wait = wait;
    this.use = use;
  }

  /** The meters of a pool; {@code size} is less than one where nobody knows it. */
  static PoolMeters register(MeterRegistry meters, Tags tags, int size) {
    PoolMeters pool =
        new PoolMeters(
            LatencyTimer.timer("pool.wait", "How long one waited for something of the pool.")
                .tags(tags)
                .register(meters),
            LatencyTimer.timer("pool.use", "How long something of the pool was kept.")
                .tags(tags)
                .register(meters));
    gauge("pool.waiting", "How many wait for something of the pool.", pool.waiting)
        .tags(tags)
        .register(meters);
    gauge("pool.used", "How much of the pool is in use.", pool.used).tags(tags).register(meters);
    if (size > 0) {
      gauge("pool.size", "How much the pool may hold.", size).tags(tags).register(meters);
    }
    return pool;
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
