package dev.tracelab.kit.metrics;

import dev.tracelab.tracing.Tracing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Whether the spans of this service reach their backend. */
final class SpanMeters {

  private SpanMeters() {}

  static void bind(Tracing tracing, MeterRegistry meters) {
    FunctionCounter.builder("tracing.spans.reported", tracing, from -> from.counts().reported())
        .description("Finished spans that the tracing backend accepted.")
        .register(meters);
    FunctionCounter.builder("tracing.spans.dropped", tracing, from -> from.counts().dropped())
        .description("Finished spans that were lost: the queue was full or nobody took them.")
        .register(meters);
    FunctionCounter.builder("tracing.failures", tracing, Tracing::failures)
        .description("ProblemMapper of the tracer itself, each of which cost a request its span.")
        .register(meters);
    Gauge.builder("tracing.spans.queued", tracing, from -> from.counts().queued())
        .description("Finished spans that wait to be sent.")
        .register(meters);
  }
}
