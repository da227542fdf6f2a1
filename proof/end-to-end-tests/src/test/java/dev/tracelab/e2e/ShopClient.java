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

/** A client of the gateway that can also fetch traces. */
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

  /** A response of the gateway. */
  record Response(int status, String body, String traceId, String retryAfter) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + body, e);
      }
    }
  }

  Response order(String sku, int quantity) {
    return ordering(UUID.randomUUID().toString(), sku, quantity).join();
  }

  /** An order with one more header. */
  Response orderWith(String header, String value, String sku, int quantity) {
    String key = UUID.randomUUID().toString();
    return send(orderRequest(key, sku, quantity).header(header, value)).join();
  }

  CompletableFuture<Response> ordering(String key, String sku, int quantity) {
    return send(orderRequest(key, sku, quantity));
  }

  private HttpRequest.Builder orderRequest(String key, String sku, int quantity) {
    String customer = "c-" + key.replace("-", "").substring(0, 12);
    String body =
        """
        {"customerId": "%s", "items": [{"sku": "%s", "quantity": %d}]}"""
            .formatted(customer, sku, quantity);
    return HttpRequest.newBuilder(gateway.resolve("/api/orders"))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body));
  }

  Response get(String path) {
    return send(HttpRequest.newBuilder(gateway.resolve(path))).join();
  }

  private CompletableFuture<Response> send(HttpRequest.Builder request) {
    return client
        .sendAsync(request.timeout(BOUND).build(), BodyHandlers.ofString())
        .thenApply(ShopClient::response);
  }

  private static Response response(HttpResponse<String> response) {
    return new Response(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("x-trace-id").orElse(null),
        response.headers().firstValue("retry-after").orElse(null));
  }

  /** The trace of a response once it matches the golden, or at the end of the time. */
  Trace trace(Response response, Golden golden) {
    return traces.fetchUntil(response.traceId(), golden::matches, BOUND).join();
  }

  /** The current trace of a response; without spans if the backend does not know it. */
  CompletableFuture<Trace> traceNow(Response response) {
    return traces.fetch(response.traceId());
  }
}
