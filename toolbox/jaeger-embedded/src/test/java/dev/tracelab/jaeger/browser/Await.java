package dev.tracelab.jaeger.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition. */
public final class Await {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Await() {}

  public static <T> T until(Supplier<T> supplier, Predicate<T> condition) {
    Instant end = Instant.now().plus(TIMEOUT);
    T value = supplier.get();
    while (!condition.test(value)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("The condition did not hold in time; last value: " + value);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      value = supplier.get();
    }
    return value;
  }
}
