package dev.tracelab.tracing.reporter;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.spi.Reporter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;

/**
 * Reports finished spans to Jaeger and accounts for each: it is reported, queued, or lost for a
 * reason that is counted and logged.
 *
 * <p>An event loop adds its span to a queue and continues. The reporter's own thread takes a few
 * hundred spans at a time, encodes and sends them. This replaces jaeger-client's reporter, which
 * wakes its thread for each span and tries only once to send it.
 */
public final class SpanReporter implements Reporter {

  /** The tag of a span that was truncated to fit into a message: its original size in bytes. */
  public static final String CUT_TAG = "trace.cut";

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ReporterParts parts;
  private final SpanQueue queue;
  private final ReporterThread thread;

  private SpanReporter(ReporterParts parts) throws TException {
    this.parts = parts;
    this.queue = new SpanQueue(parts.settings().maxQueueSize());
    this.thread = new ReporterThread(parts, queue);
  }

  /** Starts a reporter with its own daemon thread. */
  public static SpanReporter start(ReporterConfig config) {
    return start(ReporterParts.of(BatchTransport.of(config), ReporterSettings.of(config)));
  }

  static SpanReporter start(ReporterParts parts) {
    try {
      SpanReporter reporter = new SpanReporter(parts);
      reporter.thread.start();
      return reporter;
    } catch (TException e) {
      throw new IllegalStateException("A buffer for spans could not be created.", e);
    }
  }

  /** Queues a finished span; never blocks. */
  @Override
  public void report(JaegerSpan span) {
    if (thread.isClosing()) {
      lose(SpanLoss.CLOSED);
      return;
    }
    int queued = queue.offer(span);
    if (queued == 0) {
      parts.counters().lost(SpanLoss.QUEUE_FULL, 1);
    } else {
      thread.onQueued(queued);
    }
  }

  private void lose(SpanLoss loss) {
    parts.counters().lost(loss, 1);
    parts.losses().log();
  }

  /** The number of spans reported, lost and queued. */
  public SpanCounts counts() {
    return parts.counters().counts(queue.size() + thread.encodedSpans());
  }

  /** The number of lost spans by reason. */
  public Map<SpanLoss, Long> losses() {
    return parts.counters().losses();
  }

  @Override
  public void close() {
    close(CLOSE_TIMEOUT);
  }

  /** Accepts no more spans and sends the queued ones. What is left after the timeout is lost. */
  public void close(Duration timeout) {
    thread.finishWithin(timeout);
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, timeout.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
