package dev.tracelab.tracing;

import dev.tracelab.tracing.propagation.Propagation;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.metrics.Metrics;
import io.jaegertracing.internal.reporters.RemoteReporter;
import io.jaegertracing.spi.Reporter;
import io.opentracing.Tracer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** jaeger-client, put together by hand so that nothing of it hides: counted, bounded, no hooks. */
final class JaegerBackend implements TracerBackend {

  private final JaegerTracer tracer;
  private final ReporterCounters counters;

  private JaegerBackend(JaegerTracer tracer, ReporterCounters counters) {
    this.tracer = tracer;
    this.counters = counters;
  }

  static JaegerBackend remote(TracingConfig config) {
    ReporterCounters counters = ReporterCounters.create();
    Metrics metrics = new Metrics(counters);
    Reporter reporter =
        new RemoteReporter.Builder()
            .withSender(new WatchedSender(Senders.of(config), counters.losses()))
            .withFlushInterval((int) config.flushInterval().toMillis())
            .withMaxQueueSize(config.maxQueueSize())
            .withMetrics(metrics)
            .build();
    return build(config, reporter, metrics, counters);
  }

  static JaegerBackend reportingTo(TracingConfig config, Reporter reporter) {
    ReporterCounters counters = ReporterCounters.create();
    return build(config, reporter, new Metrics(counters), counters);
  }

  private static JaegerBackend build(
      TracingConfig config, Reporter reporter, Metrics metrics, ReporterCounters counters) {
    JaegerTracer.Builder builder =
        Propagation.tracer(config.serviceName(), config.propagation(), config.trust())
            .withReporter(reporter)
            .withSampler(Samplers.of(config, metrics))
            .withMetrics(metrics)
            .withScopeManager(new ContextScopeManager())
            .withTags(config.tags())
            // Its own shutdown hook would race with ours; Tracing.close is called instead.
            .withManualShutdown();
    if (config.traceId128Bit()) {
      builder.withTraceId128Bit();
    }
    return new JaegerBackend(builder.build(), counters);
  }

  @Override
  public Tracer tracer() {
    return tracer;
  }

  @Override
  public SpanCounts counts() {
    return counters.counts();
  }

  /**
   * jaeger-client's close waits up to eleven seconds for a receiver that hangs, so it runs on a
   * thread that nobody has to wait for.
   */
  @Override
  public void close(Duration bound) {
    Thread closer = new Thread(tracer::close, "tracer-close");
    closer.setDaemon(true);
    closer.start();
    try {
      TimeUnit.MILLISECONDS.timedJoin(closer, bound.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
