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

/** jaeger-client, put together by hand so that nothing of it hides: counted, bounded, no hooks. */
public final class JaegerBackend implements TracerBackend {

  private final JaegerTracer tracer;
  private final SpanReporter reporter;

  /** With the reporter that accounts for spans; null when the caller brought one that does not. */
  private JaegerBackend(JaegerTracer tracer, SpanReporter reporter) {
    this.tracer = tracer;
    this.reporter = reporter;
  }

  /**
   * A tracer that reports to a Jaeger collector or agent. One that is away is no error.
   *
   * @param scopes knows the active span
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

  /** A tracer that hands finished spans to a reporter of the caller, which counts them itself. */
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
            // Its own shutdown hook would race with ours; Tracing.close is called instead.
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

  /** A reporter or a sampler may block when it is closed: nobody has to wait for that thread. */
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
