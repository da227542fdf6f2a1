package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.process.Child;
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

/** Waits for a service to say that it is ready, and notices if it ends instead. */
public final class Readiness {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration ANSWER_BOUND = Duration.ofSeconds(2);
  private static final Executor AFTER_PAUSE =
      CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

  private final HttpClient client;

  /** Asks with this client. */
  public Readiness(HttpClient client) {
    this.client = client;
  }

  /**
   * Completes when the service is ready; fails with a {@link LabException} if it ends before, or is
   * not ready in time.
   *
   * @param log of the service, as a person would type it
   */
  public CompletableFuture<Void> of(Child child, URI management, String log) {
    HttpRequest question =
        HttpRequest.newBuilder(management.resolve("/health/ready")).timeout(ANSWER_BOUND).build();
    CompletableFuture<Boolean> ready = untilReady(question, child, Stopwatch.start());
    CompletableFuture<Boolean> ended = child.ended().thenApply(status -> false);
    return CompletableFuture.anyOf(ready, ended)
        .thenAccept(isReady -> mustBe(Boolean.TRUE.equals(isReady), child, log));
  }

  /** Whether it became ready; false when it has ended, or the time has passed. */
  private CompletableFuture<Boolean> untilReady(
      HttpRequest question, Child child, Stopwatch watch) {
    return client
        .sendAsync(question, BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && answer.statusCode() == 200)
        .thenCompose(isReady -> again(isReady, question, child, watch));
  }

  private CompletableFuture<Boolean> again(
      boolean isReady, HttpRequest question, Child child, Stopwatch watch) {
    boolean goesOn = !isReady && !child.ended().isDone() && watch.elapsed().compareTo(BOUND) < 0;
    return goesOn
        ? CompletableFuture.supplyAsync(() -> question, AFTER_PAUSE)
            .thenCompose(same -> untilReady(same, child, watch))
        : CompletableFuture.completedFuture(isReady);
  }

  private static void mustBe(boolean ready, Child child, String log) {
    if (!ready) {
      String what =
          child.ended().isDone()
              ? "ended with status " + child.ended().join() + " before it was ready"
              : "was not ready within " + BOUND.toSeconds() + " s";
      throw new LabException(
          "%s %s; its log %s tells why:\n%s"
              .formatted(child.name(), what, log, reason(child).indent(4).stripTrailing()));
    }
  }

  /** What the service says of itself, else its last lines; nobody is helped by a stack trace's. */
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
