package dev.tracelab.tracing.spi;

import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import io.opentracing.Tracer;
import java.time.Duration;
import java.util.Map;

/**
 * Where spans go: the tracer that makes them and the parts that report them. Everything else in
 * this library sees OpenTracing only.
 */
public interface TracerBackend {

  /** The tracer; its active span is the Vert.x context's. */
  Tracer tracer();

  /** Spans reported and dropped since the start, and those that wait. */
  SpanCounts counts();

  /** How many spans were lost, and why; empty when the backend does not know. */
  Map<SpanLoss, Long> losses();

  /** Sends what waits and stops. Blocks, at most for the bound, also when the receiver hangs. */
  void close(Duration bound);
}
