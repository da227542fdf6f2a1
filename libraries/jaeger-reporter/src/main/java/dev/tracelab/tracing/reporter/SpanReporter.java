package dev.tracelab.tracing.reporter;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.spi.Reporter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;

/**
 * Reports finished spans to Jaeger and accounts for each: it is reported, waits, or is lost for a
 * reason that is counted and told.
 *
 * <p>An event loop puts its span into a queue and goes on. One thread of the reporter's own takes
 * them out a few hundred at a time, encodes and sends them. It takes jaeger-client's place, whose
 * reporter wakes its thread for each span and has one chance to send it.
 */
public final class SpanReporter implements Reporter {

  /** The tag of a span that was cut because it was too large to be sent; how many bytes it had. */
  public static final String CUT_TAG = "trace.cut";

  private static final Duration CLOSE_BOUND = Duration.ofSeconds(5);

  private final ReporterParts parts;
  private final SpanQueue queue;
  private final ReporterThread thread;

  private SpanReporter(ReporterParts parts) throws TException {
    this.parts = parts;
    this.queue = new SpanQueue(parts.settings().maxQueueSize());
    this.thread = new ReporterThread(parts, queue);
  }

  /** Starts a reporter with a thread of its own, a daemon. */
  public static SpanReporter start(ReporterConfig config) {
    return start(ReporterParts.of(Transports.of(config), ReporterSettings.of(config)));
  }

  static SpanReporter start(ReporterParts parts) {
    try {
      SpanReporter reporter = new SpanReporter(parts);
      reporter.thread.start();
      return reporter;
    } catch (TException e) {
      throw new IllegalStateException("A buffer for spans could not be made.", e);
    }
  }

  /** Takes a finished span; never blocks. */
  @Override
  public void report(JaegerSpan span) {
    if (thread.isClosing()) {
      lose(SpanLoss.CLOSED);
      return;
    }
    int waiting = queue.offer(span);
    if (waiting == 0) {
      parts.counters().lost(SpanLoss.QUEUE_FULL, 1);
    } else {
      thread.spansWait(waiting);
    }
  }

  private void lose(SpanLoss loss) {
    parts.counters().lost(loss, 1);
    parts.losses().tell();
  }

  /** How many spans are reported, lost, and wait. */
  public SpanCounts counts() {
    return parts.counters().counts(queue.size() + thread.encodedSpans());
  }

  /** How many spans were lost for which reason. */
  public Map<SpanLoss, Long> losses() {
    return parts.counters().losses();
  }

  @Override
  public void close() {
    close(CLOSE_BOUND);
  }

  /** Sends what waits, gives the rest up when the time is over, and takes no more. */
  public void close(Duration bound) {
    thread.finishWithin(bound);
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, bound.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
