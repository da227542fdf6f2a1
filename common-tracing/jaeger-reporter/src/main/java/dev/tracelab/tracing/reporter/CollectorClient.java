package dev.tracelab.tracing.reporter;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Sends spans to a collector over HTTP as binary Thrift, with the JDK's client.
 *
 * <p>jaeger-client's own HTTP sender needs okhttp, okio and the Kotlin library; this one needs only
 * the JDK.
 */
final class CollectorClient implements BatchTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(30);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private static final int TIMEOUT = 408;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI collector;
  private final String authorization;

  /**
   * A client of one collector.
   *
   * @param collector such as {@code http://127.0.0.1:14268/api/traces}
   * @param authorization value of the header of that name; null for none
   */
  CollectorClient(URI collector, String authorization) {
    this.collector = collector;
    this.authorization = authorization;
  }

  @Override
  public BatchFormat format() {
    return BatchFormat.COLLECTOR;
  }

  @Override
  public String address() {
    return collector.toString();
  }

  @Override
  public CompletableFuture<Result> send(byte[] message) {
    return client
        .sendAsync(request(message), BodyHandlers.discarding())
        .handle(
            (response, failure) ->
                failure == null
                    ? result(response)
                    : Result.retryable(collector + " does not answer"));
  }

  private HttpRequest request(byte[] message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(collector + "?format=jaeger.thrift"))
            .header("Content-Type", "application/x-thrift")
            .POST(BodyPublishers.ofByteArray(message));
    return authorization == null
        ? request.build()
        : request.header("Authorization", authorization).build();
  }

  private Result result(HttpResponse<?> response) {
    int status = response.statusCode();
    String reason = collector + " answered " + status;
    if (status / 100 == 2) {
      return Result.accepted();
    }
    if (status / 100 == 5 || status == TIMEOUT || status == TOO_MANY) {
      return new Result(Result.Status.RETRYABLE, reason, retryAfter(response));
    }
    return new Result(
        status == TOO_LARGE ? Result.Status.TOO_LARGE : Result.Status.REFUSED,
        reason,
        Duration.ZERO);
  }

  /** Retry-After in seconds. Its other form, a date, would require synchronized clocks. */
  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> SECONDS.matcher(value).matches())
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(delay -> delay.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : delay)
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() {}
}
