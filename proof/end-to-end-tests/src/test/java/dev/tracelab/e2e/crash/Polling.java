package dev.tracelab.e2e.crash;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waiting for what another process does. */
final class Polling {

  private static final long BOUND_SECONDS = 60;
  private static final long LOOK_MILLIS = 20;

  private Polling() {}

  /** Returns once it is so; fails with the words for it when it is not so in time. */
  static void until(String what, Callable<Boolean> isSo) {
    until(() -> what, isSo);
  }

  /** The same with words that are found when they are needed. */
  static void until(Supplier<String> what, Callable<Boolean> isSo) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!call(isSo)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited %d s in vain: %s.".formatted(BOUND_SECONDS, what.get()));
      }
      pause();
    }
  }

  /** Until it is worth looking again. */
  static void pause() {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
        .join();
  }

  private static boolean call(Callable<Boolean> isSo) {
    try {
      return isSo.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
