package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that spans wait or are lost: at once the first time, then at most every ten seconds with
 * their number, and once when the backend has recovered.
 */
final class LossLog {

  private static final Logger LOG = LoggerFactory.getLogger(LossLog.class);
  private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

  private final ReporterCounters counters;
  private final LongSupplier nanoTime;
  private final Map<SpanLoss, String> reasons = new EnumMap<>(SpanLoss.class);
  private final Map<SpanLoss, Long> logged = new EnumMap<>(SpanLoss.class);
  private volatile long nextReport;
  private long nextWarning;
  private long lostBefore;
  private boolean waiting;

  /** With the clock that limits how often it logs, in nanoseconds. */
  LossLog(ReporterCounters counters, LongSupplier nanoTime) {
    this.counters = counters;
    this.nanoTime = nanoTime;
    this.nextReport = nanoTime.getAsLong();
    this.nextWarning = nextReport;
  }

  /** Sets the explanation, without a full stop, of the losses of this kind from now on. */
  synchronized void reason(SpanLoss loss, String reason) {
    reasons.put(loss, reason);
  }

  /** Spans could not be sent; they are kept, none is lost. */
  synchronized void waiting(String reason) {
    long now = nanoTime.getAsLong();
    if (!waiting && now - nextWarning >= 0) {
      LOG.warn("Spans wait because {}. They are kept and sent later.", reason);
      nextWarning = now + INTERVAL_NANOS;
      waiting = true;
    }
  }

  /** Logs the losses since the last report, if that is long enough ago. */
  void log() {
    if (nanoTime.getAsLong() - nextReport >= 0) {
      logNow();
    }
  }

  /** Logs the losses since the last report. */
  synchronized void logNow() {
    long spans = 0;
    for (SpanLoss loss : SpanLoss.values()) {
      spans += log(loss);
    }
    if (spans > 0) {
      nextReport = nanoTime.getAsLong() + INTERVAL_NANOS;
    }
  }

  private long log(SpanLoss loss) {
    long lost = counters.lost(loss);
    long unreported = lost - logged.getOrDefault(loss, 0L);
    if (unreported > 0) {
      LOG.warn("{} spans were lost: {}.", unreported, reasons.getOrDefault(loss, loss.sentence()));
      logged.put(loss, lost);
    }
    return unreported;
  }

  /** The backend accepted spans. Logs this if a warning preceded it. */
  synchronized void recovered() {
    if (waiting) {
      long lost = counters.counts(0).dropped();
      LOG.info("Spans are reported again; {} were lost meanwhile.", lost - lostBefore);
      logged.putAll(counters.losses());
      lostBefore = lost;
      waiting = false;
    }
  }
}
