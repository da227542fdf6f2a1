package dev.tracelab.tracing;

import io.jaegertracing.internal.metrics.Counter;
import io.jaegertracing.internal.metrics.Gauge;
import io.jaegertracing.internal.metrics.Timer;
import io.jaegertracing.spi.MetricsFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What jaeger-client's reporter counts, kept instead of thrown away: its default metrics go
 * nowhere, so a dropped span leaves no sign.
 */
final class ReporterCounters implements MetricsFactory {

  /** Names in {@code io.jaegertracing.internal.metrics.Metrics} of jaeger-client 1.8.1. */
  private static final String REPORTED_SPANS = "jaeger_tracer_reporter_spans";

  private static final String QUEUE_LENGTH = "jaeger_tracer_reporter_queue_length";

  private final LongAdder reported = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final AtomicLong queued = new AtomicLong();
  private final LossLog losses = new LossLog(System::nanoTime);

  private ReporterCounters() {}

  static ReporterCounters create() {
    return new ReporterCounters();
  }

  SpanCounts counts() {
    return new SpanCounts(reported.sum(), dropped.sum(), queued.get());
  }

  LossLog losses() {
    return losses;
  }

  @Override
  public Counter createCounter(String name, Map<String, String> tags) {
    if (!name.equals(REPORTED_SPANS)) {
      return delta -> {};
    }
    return "ok".equals(tags.get("result")) ? reported::add : this::drop;
  }

  private void drop(long spans) {
    dropped.add(spans);
    losses.lost(spans);
  }

  @Override
  public Timer createTimer(String name, Map<String, String> tags) {
    return micros -> {};
  }

  @Override
  public Gauge createGauge(String name, Map<String, String> tags) {
    return name.equals(QUEUE_LENGTH) ? queued::set : amount -> {};
  }
}
