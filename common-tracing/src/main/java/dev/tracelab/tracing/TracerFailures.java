package dev.tracelab.tracing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures of the tracer itself, each caught before it reached the protocol: an exception that left
 * a callback would end the connection and all the requests that share it.
 */
final class TracerFailures {

  private static final Logger LOG = LoggerFactory.getLogger(TracerFailures.class);

  private final LongAdder count = new LongAdder();
  private final AtomicBoolean logged = new AtomicBoolean();

  /** The log has the first one: a stranger who knows how to cause them must not fill it. */
  void caught(Throwable failure) {
    count.increment();
    if (logged.compareAndSet(false, true)) {
      LOG.warn(
          "The tracer failed, and a span may be missing or incomplete; further failures are only"
              + " counted.",
          failure);
    }
  }

  long count() {
    return count.sum();
  }
}
