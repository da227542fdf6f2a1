package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Polls a service until it is ready, or exits. */
public final class ReadinessProbe {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
  private static final Executor AFTER_PAUSE =
      CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

  private final HttpClient client;

  /** Polls with this client. */
  public ReadinessProbe(HttpClient client) {
    this.client = client;
  }

  /**
   * Completes when the service is ready; fails with a {@link LabException} if it exits first, or is
   * not ready in time.
   *
   * @param log path of the service's log, for messages
   */
  public CompletableFuture<Void> await(Child child, URI management, String log) {
    HttpRequest request =
        HttpRequest.newBuilder(management.resolve("/health/ready"))
            .timeout(REQUEST_TIMEOUT)
            .build();
    CompletableFuture<Boolean> ready = untilReady(request, child, Stopwatch.start());
    CompletableFuture<Boolean> ended = child.ended().thenApply(status -> false);
    return CompletableFuture.anyOf(ready, ended)
        .thenAccept(isReady -> requireReady(Boolean.TRUE.equals(isReady), child, log));
  }

  /** Completes with false if the service exits or the timeout passes. */
  private CompletableFuture<Boolean> untilReady(HttpRequest request, Child child, Stopwatch watch) {
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .handle((response, failure) -> failure == null && response.statusCode() == 200)
        .thenCompose(isReady -> again(isReady, request, child, watch));
  }

  private CompletableFuture<Boolean> again(
      boolean isReady, HttpRequest request, Child child, Stopwatch watch) {
    boolean continues =
        !isReady && !child.ended().isDone() && watch.elapsed().compareTo(START_TIMEOUT) < 0;
    return continues
        ? CompletableFuture.supplyAsync(() -> request, AFTER_PAUSE)
            .thenCompose(same -> untilReady(same, child, watch))
        : CompletableFuture.completedFuture(isReady);
  }

  private static void requireReady(boolean ready, Child child, String log) {
    if (!ready) {
      String what =
          child.ended().isDone()
              ? "exited with status " + child.ended().join() + " before it was ready"
              : "was not ready within " + START_TIMEOUT.toSeconds() + " s";
      throw new LabException(
          "%s %s; from its log %s:\n%s"
              .formatted(child.name(), what, log, reason(child).indent(4).stripTrailing()));
    }
  }

  /** The service's own error message, else its last log lines without stack frames. */
  private static String reason(Child child) {
    List<String> lines =
        child.lastLines(200).stream()
            .filter(line -> !line.matches("\\s+(at .*|\\.\\.\\. \\d+ .*)"))
            .toList();
    return lines.stream()
        .filter(line -> line.startsWith(child.name() + ": "))
        .reduce((first, second) -> second)
        .orElseGet(
            () -> String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())));
  }
}
