package dev.tracelab.matrix;

import dev.tracelab.tracing.reporter.ReporterConfig;
import dev.tracelab.tracing.reporter.SpanReporter;
import io.jaegertracing.internal.JaegerSpan;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Sends the spans of a run to Jaeger, so that they can be looked at there, too. */
final class SpanSender {

  private static final int MANY = 10_000;
  private static final Duration FLUSH = Duration.ofMillis(50);
  private static final Duration BOUND = Duration.ofSeconds(5);

  private SpanSender() {}

  /** Whether all arrived. */
  static boolean send(URI collector, List<JaegerSpan> spans) {
    SpanReporter reporter =
        SpanReporter.start(new ReporterConfig(collector, null, "", 0, MANY, FLUSH));
    spans.forEach(reporter::report);
    reporter.close(BOUND);
    return reporter.counts().reported() == spans.size();
  }
}
