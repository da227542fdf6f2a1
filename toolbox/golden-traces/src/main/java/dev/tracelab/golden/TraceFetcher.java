package dev.tracelab.golden;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Fetches traces from Jaeger's query API. For programs and tests that are not on an event loop:
 * futures complete on the JDK's own threads.
 */
public final class TraceFetcher {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long RETRY_MILLIS = 40;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();
  private final TraceReader reader = new TraceReader();
  private final Executor retryExecutor =
      CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS);
  private final URI query;

  /**
   * Creates a fetcher for one backend.
   *
   * @param query address of Jaeger's query API, such as {@code http://127.0.0.1:16686}
   */
  public TraceFetcher(URI query) {
    this.query = query;
  }

  /**
   * Fetches a trace once.
   *
   * @return a trace without spans if Jaeger does not know the id; fails with an {@link IOException}
   *     if Jaeger is unreachable, and with {@link UnreadableTrace} if the response is not a trace
   */
  public CompletableFuture<Trace> fetch(String traceId) {
    return get("/api/traces/" + traceId);
  }

  /**
   * Fetches all traces in which a service has a span with a tag, as one; at most twenty. Repeats
   * that until they satisfy a condition or the time is up.
   *
   * @return as {@link #fetchUntil}
   */
  public CompletableFuture<Trace> fetchTagged(
      String service, String tag, String value, Predicate<Trace> wanted, Duration bound) {
    String tags = encoded("{\"%s\":\"%s\"}".formatted(tag, value));
    String path =
        "/api/traces?limit=20&lookback=1h&service=%s&tags=%s".formatted(encoded(service), tags);
    return retry(() -> get(path), wanted, System.nanoTime() + bound.toNanos());
  }

  /** Fetches the newest traces of all services, at most a thousand of each, as one. */
  public CompletableFuture<Trace> fetchAll() {
    return send("/api/services").thenApply(HttpResponse::body).thenCompose(this::fetchServices);
  }

  private CompletableFuture<Trace> fetchServices(String services) {
    List<CompletableFuture<Trace>> traces =
        reader.services(services).stream()
            .map(service -> get("/api/traces?limit=1000&lookback=1h&service=" + encoded(service)))
            .toList();
    return CompletableFuture.allOf(traces.toArray(CompletableFuture[]::new))
        .thenApply(
            all ->
                new Trace(
                    traces.stream()
                        .flatMap(trace -> trace.join().spans().stream())
                        .distinct()
                        .toList()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Fetches a trace repeatedly until it satisfies a condition or the time is up.
   *
   * @param wanted for instance {@code golden::matches}
   * @param bound how long to retry
   * @return the last trace fetched, whether it satisfies the condition or not; fails as {@link
   *     #fetch} does if the last attempt failed
   */
  public CompletableFuture<Trace> fetchUntil(
      String traceId, Predicate<Trace> wanted, Duration bound) {
    return retry(() -> fetch(traceId), wanted, System.nanoTime() + bound.toNanos());
  }

  private CompletableFuture<Trace> get(String path) {
    return send(path).thenApply(this::read);
  }

  private CompletableFuture<HttpResponse<String>> send(String path) {
    HttpRequest request = HttpRequest.newBuilder(query.resolve(path)).timeout(TIMEOUT).build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private CompletableFuture<Trace> retry(
      Supplier<CompletableFuture<Trace>> fetch, Predicate<Trace> wanted, long until) {
    return fetch
        .get()
        .handle((trace, failure) -> new Attempt(trace, failure))
        .thenCompose(
            attempt ->
                attempt.satisfies(wanted) || System.nanoTime() - until >= 0
                    ? attempt.future()
                    : CompletableFuture.supplyAsync(() -> fetch, retryExecutor)
                        .thenCompose(again -> retry(again, wanted, until)));
  }

  private Trace read(HttpResponse<String> response) {
    if (response.statusCode() == 404) {
      return Trace.of();
    }
    if (response.statusCode() != 200) {
      throw new UnreadableTrace(
          query + " responded with status " + response.statusCode() + " to a request for a trace.",
          null);
    }
    return reader.read(response.body());
  }

  /** The result of one attempt: a trace or a failure. */
  private record Attempt(Trace trace, Throwable failure) {

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
