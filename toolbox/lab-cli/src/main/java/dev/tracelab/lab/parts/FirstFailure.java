package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for several steps, but for none any longer once one has failed. */
final class FirstFailure {

  private FirstFailure() {}

  /**
   * Returns when all are done.
   *
   * @throws LabException if one fails: the first that does
   */
  static void await(List<CompletableFuture<Void>> steps) {
    CompletableFuture<Void> all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
    steps.forEach(step -> step.exceptionally(failure -> fail(all, failure)));
    try {
      all.join();
    } catch (CompletionException e) {
      throw told(e);
    }
  }

  private static Void fail(CompletableFuture<Void> all, Throwable failure) {
    all.completeExceptionally(failure);
    return null;
  }

  private static LabException told(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LabException known
        ? known
        : new LabException("The lab did not start: " + cause + ".", cause);
  }
}
