package dev.tracelab.tracing.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
final class Conditions {

  private static final long BOUND = Duration.ofSeconds(60).toNanos();
  private static final long PAUSE = Duration.ofMillis(2).toNanos();

  private Conditions() {}

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND;
    while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(PAUSE);
    }
    assertThat(condition.getAsBoolean()).as(what).isTrue();
  }
}
