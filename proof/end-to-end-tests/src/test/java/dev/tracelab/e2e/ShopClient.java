package dev.tracelab.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A customer of the roastery, who can also look at traces. */
final class ShopClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;
  private final TraceFetcher traces;

  ShopClient(URI gateway, URI jaeger) {
    this.gateway = gateway;
    this.traces = new TraceFetcher(jaeger);
  }

  static ShopClient of(LabProcess lab) {
    return new ShopClient(lab.address("gateway-service"), lab.address("jaeger"));
  }

  /** What came back. */
  record Response(int status, String body, String traceId, String retryAfter) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("No JSON: " + body, e);
      }
    }
  }

  Response order(String sku, int quantity) {
    return ordering(UUID.randomUUID().toString(), sku, quantity).join();
  }

  CompletableFuture<Response> ordering(String key, String sku, int quantity) {
    String customer = "c-" + key.replace("-", "").substring(0, 12);
    String body =
        """
        {"customerId": "%s", "items": [{"sku": "%s", "quantity": %d}]}"""
            .formatted(customer, sku, quantity);
    return send(
        HttpRequest.newBuilder(gateway.resolve("/api/orders"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  Response get(String path) {
    return send(HttpRequest.newBuilder(gateway.resolve(path))).join();
  }

  private CompletableFuture<Response> send(HttpRequest.Builder request) {
    return client
        .sendAsync(request.timeout(BOUND).build(), BodyHandlers.ofString())
        .thenApply(ShopClient::answer);
  }

  private static Response answer(HttpResponse<String> response) {
    return new Response(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("x-trace-id").orElse(null),
        response.headers().firstValue("retry-after").orElse(null));
  }

  /** An answer's trace as soon as it is as the golden says, or what it is when time is over. */
  Trace trace(Response answer, Golden golden) {
    return traces.fetchUntil(answer.traceId(), golden::matches, BOUND).join();
  }

  /** An answer's trace now; without spans when the backend knows none. */
  CompletableFuture<Trace> traceNow(Response answer) {
    return traces.fetch(answer.traceId());
  }
}
