package dev.tracelab.kit.logging;

import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Tells of a Loki that does not take lines: at once when it begins, then twice a minute at most,
 * and when it takes them again.
 */
final class LokiStatusLog {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

  private final Logger log;
  private final URI loki;
  private final LongSupplier leftOut;
  private final LongSupplier nanoTime;
  private boolean told;
  private boolean missing;
  private long nextTelling;

  private LokiStatusLog(Logger log, URI loki, LongSupplier leftOut, LongSupplier nanoTime) {
    this.log = log;
    this.loki = loki;
    this.leftOut = leftOut;
    this.nanoTime = nanoTime;
    this.nextTelling = nanoTime.getAsLong();
  }

  /**
   * Nothing to tell yet.
   *
   * @param leftOut lines that did not fit the queue, since the start
   * @param nanoTime the clock that bounds how often it tells, in nanoseconds
   */
  static LokiStatusLog of(Logger log, URI loki, LongSupplier leftOut, LongSupplier nanoTime) {
    return new LokiStatusLog(log, loki, leftOut, nanoTime);
  }

  synchronized void failed(String reason) {
    long now = nanoTime.getAsLong();
    if (now - nextTelling >= 0) {
      told = true;
      nextTelling = now + INTERVAL_NANOS;
      log.warn(
          "LOKI_URL {} takes no log lines ({}): {} did not fit the queue so far; standard output"
              + " has them all.",
          loki,
          reason,
          leftOut.getAsLong());
    }
  }

  /** There is no such host: where Loki is optional nobody started it, which is no trouble. */
  synchronized void missing() {
    if (!missing) {
      missing = true;
      log.info("There is no host {}: log lines go to standard output only.", loki.getHost());
    }
  }

  synchronized void arrived() {
    if (told || missing) {
      told = false;
      missing = false;
      log.info("Loki takes log lines again; {} did not fit the queue.", leftOut.getAsLong());
    }
  }
}
