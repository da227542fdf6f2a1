package dev.tracelab.e2e.crash;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for conditions. */
final class Polling {

  private static final long BOUND_SECONDS = 60;
  private static final long LOOK_MILLIS = 20;

  private Polling() {}

  /** Waits for a condition; fails with its description at the end of the time. */
  static void until(String what, Callable<Boolean> condition) {
    until(() -> what, condition);
  }

  /** Waits for a condition whose description is computed only for the failure. */
  static void until(Supplier<String> what, Callable<Boolean> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!call(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited %d s in vain: %s.".formatted(BOUND_SECONDS, what.get()));
      }
      pause();
    }
  }

  /** Waits until the next check. */
  static void pause() {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
        .join();
  }

  private static boolean call(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
