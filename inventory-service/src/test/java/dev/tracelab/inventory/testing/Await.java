package dev.tracelab.inventory.testing;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits in a test's own thread for what happens on event loops. */
public final class Await {

  private static final int SECONDS = 30;

  private Await() {}

  /** The future's result, or its failure thrown. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("not done after %d s".formatted(SECONDS), e);
    }
  }

  /** The failure of a future that must fail. */
  public static Throwable failureOf(Future<?> future) {
    return await(future.map(result -> (Throwable) null).otherwise(failure -> failure));
  }
}
