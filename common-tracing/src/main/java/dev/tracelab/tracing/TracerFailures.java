package dev.tracelab.tracing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts failures of the tracer itself. They are caught before they reach Vert.x: an exception
 * thrown from a tracer callback would close the connection and fail every request on it.
 */
final class TracerFailures {

  private static final Logger LOG = LoggerFactory.getLogger(TracerFailures.class);

  private final LongAdder count = new LongAdder();
  private final AtomicBoolean logged = new AtomicBoolean();

  /**
   * Logs only the first failure, so that an attacker who can cause failures cannot flood the log.
   */
  void caught(Throwable failure) {
    count.increment();
    if (logged.compareAndSet(false, true)) {
      LOG.warn(
          "The tracer failed; a span may be missing or incomplete. Further failures are only"
              + " counted.",
          failure);
    }
  }

  long count() {
    return count.sum();
  }
}
