package dev.tracelab.e2e.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** A request to place an order, which can be retried with its idempotency key. */
final class PlacementRequest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String key = UUID.randomUUID().toString();
  private final String sku;
  private final int quantity;

  private PlacementRequest(String sku, int quantity) {
    this.sku = sku;
    this.quantity = quantity;
  }

  static PlacementRequest of(String sku, int quantity) {
    return new PlacementRequest(sku, quantity);
  }

  String key() {
    return key;
  }

  /** A response; status 0 if there was none. */
  record Response(int status, String body) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + body, e);
      }
    }

    /** Whether a client would not retry. */
    boolean isFinal() {
      return status >= 200 && status < 500 && !json().path("type").asText().contains("in-progress");
    }
  }

  /** Sends the request once. */
  CompletableFuture<Response> send(URI gateway) {
    return client
        .sendAsync(request(gateway), BodyHandlers.ofString())
        .handle(
            (response, failure) ->
                failure == null ? response(response) : new Response(0, failure.getMessage()));
  }

  /** Retries until the response is final. */
  Response retryUntilFinal(URI gateway) {
    Response[] last = new Response[1];
    Polling.until(
        "a final response to the order with key " + key,
        () -> {
          last[0] = send(gateway).join();
          return last[0].isFinal();
        });
    return last[0];
  }

  private static Response response(HttpResponse<String> response) {
    return new Response(response.statusCode(), response.body());
  }

  private HttpRequest request(URI gateway) {
    String body =
        """
        {"customerId": "c-%s", "items": [{"sku": "%s", "quantity": %d}]}"""
            .formatted(key.replace("-", "").substring(0, 12), sku, quantity);
    return HttpRequest.newBuilder(gateway.resolve("/api/orders"))
        .timeout(BOUND)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
