package dev.tracelab.kit.metrics;

import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Tracing;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import io.vertx.core.spi.VertxMetricsFactory;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The metrics of one service and its JVM, pulled by Prometheus. Histogram buckets and counters
 * carry the active span as their exemplar. Thread-safe.
 */
public final class Metrics implements AutoCloseable {

  // promtool rejects Micrometer's names for these, and nothing uses them.
  private static final Set<String> MISNAMED = Set.of("system.cpu.count", "process.cpu.time");

  private static final Duration[] LATENCY_BUCKETS =
      LongStream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(
          new BucketExemplars(), new PrometheusRegistry(), Clock.SYSTEM, new ActiveSpan());
  private final JvmGcMetrics gcMetrics = new JvmGcMetrics();

  /** Starts with the metrics of the JVM and its process. */
  public Metrics() {
    registry.config().meterFilter(MeterFilter.deny(meter -> MISNAMED.contains(meter.getName())));
    gcMetrics.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /**
   * Starts to build a histogram of durations. All of them share their buckets, from 1 ms to 10 s,
   * so that they can be compared; one bucket ends at the gateway's deadline of 5 s.
   *
   * @param name dotted and without a unit, such as {@code http.server.requests}
   * @param description one sentence for the metrics page
   */
  public static Timer.Builder latencyTimer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(LATENCY_BUCKETS);
  }

  /** Where the service registers its meters. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Measures the pools of a Vert.x instance, for {@code Vertx.builder().withMetrics(...)}. */
  public VertxMetricsFactory vertxMetricsFactory() {
    return options -> new VertxPoolMetrics(registry);
  }

  /** Adds metrics that show how many spans reach the tracing backend. */
  public void watch(Tracing tracing) {
    FunctionCounter.builder("tracing.spans.reported", tracing, from -> from.counts().reported())
        .description("Finished spans that the tracing backend accepted.")
        .register(registry);
    FunctionCounter.builder("tracing.spans.dropped", tracing, from -> from.counts().dropped())
        .description("Finished spans that were lost: full queue or no backend.")
        .register(registry);
    FunctionCounter.builder("tracing.failures", tracing, Tracing::failures)
        .description("Errors of the tracer itself, each of which cost a request its span.")
        .register(registry);
    Gauge.builder("tracing.spans.queued", tracing, from -> from.counts().queued())
        .description("Finished spans that wait to be sent.")
        .register(registry);
  }

  /**
   * Renders all metrics as text. Gauges may block, so do not call this on an event loop.
   *
   * @param contentType the media type of the text format or of OpenMetrics
   */
  public String scrape(String contentType) {
    return registry.scrape(contentType);
  }

  /** Stops listening to the garbage collectors of the JVM. */
  @Override
  public void close() {
    gcMetrics.close();
    registry.close();
  }

  /** Limits exemplars to buckets and counters, the only places OpenMetrics 1.0 allows. */
  private static final class BucketExemplars implements PrometheusConfig {

    /** Null selects the default of each setting. */
    @Override
    public String get(String key) {
      return null;
    }

    @Override
    public Properties prometheusProperties() {
      Properties properties = new Properties();
      properties.setProperty("io.prometheus.exporter.exemplars_on_all_metric_types", "false");
      return properties;
    }
  }

  /** Supplies exemplars. A span that is not sampled is none, because no backend has its trace. */
  static final class ActiveSpan implements SpanContext {

    @Override
    public String getCurrentTraceId() {
      TraceContext active = TraceContext.current();
      return active == null ? null : active.traceId();
    }

    @Override
    public String getCurrentSpanId() {
      TraceContext active = TraceContext.current();
      return active == null ? null : active.spanId();
    }

    @Override
    public boolean isCurrentSpanSampled() {
      TraceContext active = TraceContext.current();
      return active != null && active.isSampled();
    }

    /** Does nothing: every sampled span is kept anyway. */
    @Override
    public void markCurrentSpanAsExemplar() {}
  }
}
