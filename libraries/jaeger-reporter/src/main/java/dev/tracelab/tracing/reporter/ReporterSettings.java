package dev.tracelab.tracing.reporter;

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
  private static final int SMALLEST_BACKLOG = 8_388_608;

  private static final int LARGEST_BACKLOG = 67_108_864;
  private static final int PART_OF_THE_HEAP = 12;

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_AGE = Duration.ofMinutes(2);

  static ReporterSettings of(ReporterConfig config) {
    return new ReporterSettings(
        config.maxQueueSize(), backlogBytes(), config.flushInterval(), ANSWER_TIMEOUT, MAX_AGE);
  }

  /** A twelfth of the heap, within bounds: a burst is kept where there is room for it. */
  private static int backlogBytes() {
    long part = Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP;
    return (int) Math.max(SMALLEST_BACKLOG, Math.min(LARGEST_BACKLOG, part));
  }
}
