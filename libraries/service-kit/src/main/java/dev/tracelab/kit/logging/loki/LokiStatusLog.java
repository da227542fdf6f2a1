package dev.tracelab.kit.logging.loki;

import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs that Loki accepts no lines: at once, then at most twice a minute, and once more when it
 * accepts them again.
 */
final class LokiStatusLog {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

  private final Logger log;
  private final URI loki;
  private final LongSupplier dropped;
  private final LongSupplier clock;
  private boolean failing;
  private boolean hostMissing;
  private long nextLog;

  /**
   * Creates a log of a Loki that has not been tried yet.
   *
   * @param dropped lines that did not fit the queue, since the start
   * @param clock monotonic nanoseconds
   */
  LokiStatusLog(Logger log, URI loki, LongSupplier dropped, LongSupplier clock) {
    this.log = log;
    this.loki = loki;
    this.dropped = dropped;
    this.clock = clock;
    this.nextLog = clock.getAsLong();
  }

  synchronized void failed(String reason) {
    long now = clock.getAsLong();
    if (now - nextLog >= 0) {
      failing = true;
      nextLog = now + INTERVAL_NANOS;
      log.warn(
          "LOKI_URL {} takes no log lines ({}): {} did not fit the queue so far; standard output"
              + " has them all.",
          loki,
          reason,
          dropped.getAsLong());
    }
  }

  /** The host does not exist, which is normal where Loki is optional and was not started. */
  synchronized void hostMissing() {
    if (!hostMissing) {
      hostMissing = true;
      log.info("There is no host {}: log lines go to standard output only.", loki.getHost());
    }
  }

  synchronized void accepted() {
    if (failing || hostMissing) {
      failing = false;
      hostMissing = false;
      log.info("Loki takes log lines again; {} did not fit the queue.", dropped.getAsLong());
    }
  }
}
