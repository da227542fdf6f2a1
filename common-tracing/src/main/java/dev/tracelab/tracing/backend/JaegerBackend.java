package dev.tracelab.tracing.backend;

import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.propagation.Propagation;
import dev.tracelab.tracing.reporter.ReporterConfig;
import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import dev.tracelab.tracing.reporter.SpanReporter;
import dev.tracelab.tracing.spi.TracerBackend;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.metrics.Metrics;
import io.jaegertracing.internal.metrics.NoopMetricsFactory;
import io.jaegertracing.spi.Reporter;
import io.opentracing.ScopeManager;
import io.opentracing.Tracer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Internal: the Jaeger backend, which is jaeger-client with our propagation and a reporter that
 * counts spans and bounds its queue, and without jaeger-client's shutdown hook.
 */
public final class JaegerBackend implements TracerBackend {

  private final JaegerTracer tracer;
  private final SpanReporter reporter;

  /** The reporter is null if the caller provided one that does not count spans. */
  private JaegerBackend(JaegerTracer tracer, SpanReporter reporter) {
    this.tracer = tracer;
    this.reporter = reporter;
  }

  /**
   * Starts a tracer that reports to a Jaeger collector or agent. An unreachable one is not an
   * error.
   *
   * @param scopes provides the active span
   */
  public static JaegerBackend start(TracingConfig config, ScopeManager scopes) {
    SpanReporter reporter = SpanReporter.start(reporterConfig(config));
    return new JaegerBackend(build(config, reporter, scopes), reporter);
  }

  private static ReporterConfig reporterConfig(TracingConfig config) {
    return new ReporterConfig(
        config.collector(),
        config.authorization(),
        config.agentHost(),
        config.agentPort(),
        config.maxQueueSize(),
        config.flushInterval());
  }

  /**
   * Starts a tracer that passes finished spans to the given reporter. Its {@link #counts} are zero.
   *
   * @param scopes provides the active span
   */
  public static JaegerBackend reportingTo(
      TracingConfig config, Reporter reporter, ScopeManager scopes) {
    return new JaegerBackend(build(config, reporter, scopes), null);
  }

  private static JaegerTracer build(TracingConfig config, Reporter reporter, ScopeManager scopes) {
    Metrics metrics = new Metrics(new NoopMetricsFactory());
    JaegerTracer.Builder builder =
        Propagation.tracer(config.serviceName(), config.propagation(), config.trust())
            .withReporter(reporter)
            .withSampler(TraceSampler.of(config, metrics))
            .withMetrics(metrics)
            .withClock(new MicrosClock())
            .withScopeManager(scopes)
            .withTags(config.tags())
            // The shutdown hook of jaeger-client would race with the service's; Tracing.close
            // replaces it.
            .withManualShutdown();
    if (config.traceId128Bit()) {
      builder.withTraceId128Bit();
    }
    return builder.build();
  }

  @Override
  public Tracer tracer() {
    return tracer;
  }

  @Override
  public SpanCounts counts() {
    return reporter == null ? new SpanCounts(0, 0, 0) : reporter.counts();
  }

  @Override
  public Map<SpanLoss, Long> losses() {
    return reporter == null ? Map.of() : reporter.losses();
  }

  /** Closes on another thread, because a reporter or a sampler may block longer than the bound. */
  @Override
  public void close(Duration bound) {
    Thread closer = new Thread(() -> closeAll(bound), "tracer-close");
    closer.setDaemon(true);
    closer.start();
    try {
      TimeUnit.NANOSECONDS.timedJoin(closer, bound.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAll(Duration bound) {
    if (reporter != null) {
      reporter.close(bound);
    }
    tracer.close();
  }
}
