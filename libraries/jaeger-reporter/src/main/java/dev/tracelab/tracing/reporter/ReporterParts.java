package dev.tracelab.tracing.reporter;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What a reporter is put together from.
 *
 * @param nanoTime its clock
 * @param random numbers from 0 to 1, for the pauses between attempts
 */
record ReporterParts(
    BatchTransport transport,
    ReporterSettings settings,
    ReporterCounters counters,
    LossLog losses,
    LongSupplier nanoTime,
    DoubleSupplier random) {

  static ReporterParts of(BatchTransport transport, ReporterSettings settings) {
    ReporterCounters counters = ReporterCounters.create();
    return new ReporterParts(
        transport,
        settings,
        counters,
        new LossLog(counters, System::nanoTime),
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble());
  }
}
