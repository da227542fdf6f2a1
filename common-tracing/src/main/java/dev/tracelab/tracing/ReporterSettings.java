package dev.tracelab.tracing;

import java.time.Duration;

/**
 * The bounds of a reporter.
 *
 * @param maxQueueSize how many finished spans wait to be encoded; more are lost
 * @param maxBacklogBytes how much of what is encoded waits to be sent; above it, spans stay queued
 * @param flushInterval how long a span waits at most before it is encoded and sent
 * @param answerTimeout how long one attempt to send may take, connecting included
 * @param maxAge how long spans are tried to be sent
 */
record ReporterSettings(
    int maxQueueSize,
    int maxBacklogBytes,
    Duration flushInterval,
    Duration answerTimeout,
    Duration maxAge) {

  /** Room for about 20,000 spans of 400 bytes. */
  private static final int MAX_BACKLOG_BYTES = 8_388_608;

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_AGE = Duration.ofMinutes(2);

  static ReporterSettings of(TracingConfig config) {
    return new ReporterSettings(
        config.maxQueueSize(), MAX_BACKLOG_BYTES, config.flushInterval(), ANSWER_TIMEOUT, MAX_AGE);
  }
}
