package dev.tracelab.tracing;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of lost spans: at once when it begins, then at most every ten seconds with how many they
 * have become, and once when spans are reported again. jaeger-client drops them in silence.
 */
final class LossLog {

  private static final Logger log = LoggerFactory.getLogger(LossLog.class);
  private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

  private static final String QUEUE_FULL = "the queue of finished spans is full";

  private final LongSupplier nanoTime;
  private String reason = QUEUE_FULL;
  private long untold;
  private long lost;
  private long nextTelling;

  /** With the clock that bounds how often it tells, in nanoseconds. */
  LossLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextTelling = nanoTime.getAsLong();
  }

  synchronized void because(String reason) {
    this.reason = reason;
  }

  synchronized void lost(long spans) {
    untold += spans;
    lost += spans;
    long now = nanoTime.getAsLong();
    if (now - nextTelling >= 0) {
      log.warn("{} spans were lost: {}.", untold, reason);
      untold = 0;
      nextTelling = now + INTERVAL_NANOS;
    }
  }

  synchronized void reportedAgain() {
    if (lost > 0) {
      log.info("Spans are reported again; {} were lost meanwhile.", lost);
      reason = QUEUE_FULL;
      lost = 0;
      untold = 0;
      nextTelling = nanoTime.getAsLong();
    }
  }
}
