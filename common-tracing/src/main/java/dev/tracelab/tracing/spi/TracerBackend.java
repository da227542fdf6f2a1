package dev.tracelab.tracing.spi;

import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import io.opentracing.Tracer;
import java.time.Duration;
import java.util.Map;

/**
 * A tracer implementation with its reporting. The rest of this library uses only the OpenTracing
 * API.
 */
public interface TracerBackend {

  /** The tracer. Its active span is that of the Vert.x context. */
  Tracer tracer();

  /** The numbers of spans reported and dropped since startup, and of spans now in the queue. */
  SpanCounts counts();

  /** The numbers of dropped spans by reason; empty if unknown. */
  Map<SpanLoss, Long> losses();

  /**
   * Sends the queued spans and stops. Blocks.
   *
   * @param bound the maximum time to block, even if the receiver hangs
   */
  void close(Duration bound);
}
