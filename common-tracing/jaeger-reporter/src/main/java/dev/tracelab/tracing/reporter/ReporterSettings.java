package dev.tracelab.tracing.reporter;

import java.time.Duration;

/**
 * The bounds of a reporter.
 *
 * @param maxQueueSize the capacity of the queue of finished spans; more are lost
 * @param maxBacklogBytes the capacity for encoded batches; when it is full, spans stay queued
 * @param flushInterval the longest time that a span waits before it is encoded and sent
 * @param responseTimeout the timeout of one attempt, including connecting
 * @param maxAge how long sending a batch is retried
 */
record ReporterSettings(
    int maxQueueSize,
    int maxBacklogBytes,
    Duration flushInterval,
    Duration responseTimeout,
    Duration maxAge) {

  /** Room for about 20,000 spans of 400 bytes. */
  private static final int MIN_BACKLOG_BYTES = 8_388_608;

  private static final int MAX_BACKLOG_BYTES = 67_108_864;
  private static final int HEAP_FRACTION = 12;

  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_AGE = Duration.ofMinutes(2);

  static ReporterSettings of(ReporterConfig config) {
    return new ReporterSettings(
        config.maxQueueSize(), backlogBytes(), config.flushInterval(), RESPONSE_TIMEOUT, MAX_AGE);
  }

  /** A twelfth of the heap, within bounds. */
  private static int backlogBytes() {
    long part = Runtime.getRuntime().maxMemory() / HEAP_FRACTION;
    return (int) Math.max(MIN_BACKLOG_BYTES, Math.min(MAX_BACKLOG_BYTES, part));
  }
}
