package dev.tracelab.kit.metrics;

import dev.tracelab.tracing.Tracing;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.spi.VertxMetricsFactory;
import java.util.Set;

/**
 * What one service measures, its JVM included. Values are pulled: nothing is sent anywhere. Safe
 * for use by several threads.
 */
public final class Metrics implements AutoCloseable {

  // Micrometer's names for these are none that promtool accepts; nobody needs them here.
  private static final Set<String> MISNAMED = Set.of("system.cpu.count", "process.cpu.time");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(
          new PageFormat(), new PrometheusRegistry(), Clock.SYSTEM, new ActiveSpan());
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private Metrics() {}

  /** Metrics of a service that starts: those of its JVM and process are there already. */
  public static Metrics create() {
    Metrics metrics = new Metrics();
    metrics.bindProcess();
    return metrics;
  }

  /** Where the parts of a service have their meters. */
  public MeterRegistry registry() {
    return registry;
  }

  /** What {@code Vertx.builder().withMetrics(...)} takes: it measures pools. */
  public VertxMetricsFactory vertxMetricsFactory() {
    return new VertxMeters(registry);
  }

  /** Shows how many spans reach their backend. */
  public void watch(Tracing tracing) {
    SpanMeters.bind(tracing, registry);
  }

  /**
   * All values as text. Asks gauges, so it is for ordinary threads and not for event loops.
   *
   * @param contentType one of {@link MetricsPage}'s
   */
  String page(String contentType) {
    return registry.scrape(contentType);
  }

  /** Stops listening to the JVM's garbage collectors. */
  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private void bindProcess() {
    registry.config().meterFilter(MeterFilter.deny(meter -> MISNAMED.contains(meter.getName())));
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }
}
