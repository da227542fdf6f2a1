package dev.tracelab.golden;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Asks a Jaeger query address for traces. For programs and tests that are not on an event loop:
 * answers come on the JDK's own threads.
 */
public final class TraceFetcher {

  private static final Duration ANSWER_BOUND = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 40;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(ANSWER_BOUND)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final TraceReader reader = TraceReader.create();
  private final Executor afterPause =
      CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  private final URI query;

  private TraceFetcher(URI query) {
    this.query = query;
  }

  /**
   * A fetcher for one backend.
   *
   * @param query address of Jaeger's query API, such as {@code http://127.0.0.1:16686}
   */
  public static TraceFetcher of(URI query) {
    return new TraceFetcher(query);
  }

  /**
   * Asks once.
   *
   * @return a trace without spans if Jaeger does not know the id; fails with an {@link IOException}
   *     if it is not reached, and with {@link UnreadableTrace} if it answers something else
   */
  public CompletableFuture<Trace> fetch(String traceId) {
    HttpRequest request =
        HttpRequest.newBuilder(query.resolve("/api/traces/" + traceId))
            .timeout(ANSWER_BOUND)
            .build();
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(this::read);
  }

  /**
   * Asks again and again until the trace is as wanted, or the time has passed.
   *
   * @param wanted for instance {@code golden::matches}
   * @param bound how long to go on asking
   * @return the last trace seen, wanted or not; fails as {@link #fetch} does if the last asking did
   */
  public CompletableFuture<Trace> fetchUntil(
      String traceId, Predicate<Trace> wanted, Duration bound) {
    return askAgain(traceId, wanted, System.nanoTime() + bound.toNanos());
  }

  private CompletableFuture<Trace> askAgain(String traceId, Predicate<Trace> wanted, long until) {
    return fetch(traceId)
        .handle((trace, failure) -> new Answer(trace, failure))
        .thenCompose(
            answer ->
                answer.satisfies(wanted) || System.nanoTime() - until >= 0
                    ? answer.future()
                    : CompletableFuture.supplyAsync(() -> traceId, afterPause)
                        .thenCompose(id -> askAgain(id, wanted, until)));
  }

  private Trace read(HttpResponse<String> response) {
    if (response.statusCode() == 404) {
      return Trace.of();
    }
    if (response.statusCode() != 200) {
      throw new UnreadableTrace(
          query + " answered with status " + response.statusCode() + " when asked for a trace.",
          null);
    }
    return reader.read(response.body());
  }

  /** What one asking gave: a trace, or a failure. */
  private record Answer(Trace trace, Throwable failure) {

    boolean satisfies(Predicate<Trace> wanted) {
      return failure == null && wanted.test(trace);
    }

    CompletableFuture<Trace> future() {
      return failure == null
          ? CompletableFuture.completedFuture(trace)
          : CompletableFuture.failedFuture(cause());
    }

    private Throwable cause() {
      boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
      return wrapped ? failure.getCause() : failure;
    }
  }
}
