package dev.tracelab.scenarios.engine;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Calls again at once after a failure. */
public final class Retry {

  private Retry() {}

  /**
   * Calls until it succeeds.
   *
   * @param attempts the most calls, at least one
   * @return the first success, or the last failure
   */
  public static <T> Future<T> upTo(int attempts, Supplier<Future<T>> call) {
    return attempts == 1 ? call.get() : call.get().recover(failed -> upTo(attempts - 1, call));
  }
}
