package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of spans that wait and of spans that are lost: at once when it begins, then at most every
 * ten seconds with how many they have become, and once when spans are reported again.
 */
final class LossLog {

  private static final Logger log = LoggerFactory.getLogger(LossLog.class);
  private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

  private final ReporterCounters counters;
  private final LongSupplier nanoTime;
  private final Map<SpanLoss, String> reasons = new EnumMap<>(SpanLoss.class);
  private final Map<SpanLoss, Long> told = new EnumMap<>(SpanLoss.class);
  private volatile long nextTelling;
  private long nextWarning;
  private long lostBefore;
  private boolean waiting;

  /** With the clock that bounds how often it tells, in nanoseconds. */
  LossLog(ReporterCounters counters, LongSupplier nanoTime) {
    this.counters = counters;
    this.nanoTime = nanoTime;
    this.nextTelling = nanoTime.getAsLong();
    this.nextWarning = nextTelling;
  }

  /** The sentence, without a full stop, that explains the losses of this kind from now on. */
  synchronized void because(SpanLoss loss, String reason) {
    reasons.put(loss, reason);
  }

  /** Spans could not be sent now; nothing is lost yet. */
  synchronized void waiting(String reason) {
    long now = nanoTime.getAsLong();
    if (!waiting && now - nextWarning >= 0) {
      log.warn("Spans wait, for {}. They are kept and sent later.", reason);
      nextWarning = now + INTERVAL_NANOS;
      waiting = true;
    }
  }

  /** Tells what was lost since it last told, if that is long enough ago. */
  void tell() {
    if (nanoTime.getAsLong() - nextTelling >= 0) {
      tellNow();
    }
  }

  /** Tells what was lost since it last told. */
  synchronized void tellNow() {
    long spans = 0;
    for (SpanLoss loss : SpanLoss.values()) {
      spans += tell(loss);
    }
    if (spans > 0) {
      nextTelling = nanoTime.getAsLong() + INTERVAL_NANOS;
    }
  }

  private long tell(SpanLoss loss) {
    long lost = counters.lost(loss);
    long untold = lost - told.getOrDefault(loss, 0L);
    if (untold > 0) {
      log.warn("{} spans were lost: {}.", untold, reasons.getOrDefault(loss, loss.sentence()));
      told.put(loss, lost);
    }
    return untold;
  }

  /** The backend took spans; says so if it was said before that spans wait. */
  synchronized void reportedAgain() {
    if (waiting) {
      long lost = counters.counts(0).dropped();
      log.info("Spans are reported again; {} were lost meanwhile.", lost - lostBefore);
      told.putAll(counters.losses());
      lostBefore = lost;
      waiting = false;
    }
  }
}
