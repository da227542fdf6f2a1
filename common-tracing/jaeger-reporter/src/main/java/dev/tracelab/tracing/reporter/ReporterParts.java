package dev.tracelab.tracing.reporter;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The collaborators of a reporter, which tests replace.
 *
 * @param nanoTime its clock
 * @param random numbers from 0 to 1 for the jitter of its backoff
 */
record ReporterParts(
    BatchTransport transport,
    ReporterSettings settings,
    ReporterCounters counters,
    LossLog losses,
    LongSupplier nanoTime,
    DoubleSupplier random) {

  static ReporterParts of(BatchTransport transport, ReporterSettings settings) {
    ReporterCounters counters = new ReporterCounters();
    return new ReporterParts(
        transport,
        settings,
        counters,
        new LossLog(counters, System::nanoTime),
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble());
  }
}
