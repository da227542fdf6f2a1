package dev.tracelab.chaos.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedOrder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends orders to the gateway. */
public final class OrderClient {

  /** Slightly longer than the gateway's own deadline. */
  private static final Duration TIMEOUT = Duration.ofSeconds(6);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI orders;
  private final Map<String, String> headers;

  /**
   * A client of one gateway.
   *
   * @param headers sent with each order, besides the necessary ones
   */
  public OrderClient(URI gateway, Map<String, String> headers) {
    this.orders = gateway.resolve("/api/orders");
    this.headers = Map.copyOf(headers);
  }

  /** Sends an order; completes with a response of status 0 if there is none. */
  public CompletableFuture<Response> send(PlannedOrder order) {
    return client
        .sendAsync(request(order), BodyHandlers.ofString())
        .thenApply(this::parse)
        .exceptionally(Response::unanswered);
  }

  private HttpRequest request(PlannedOrder order) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(orders)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", order.key().toString())
            .POST(BodyPublishers.ofString(body(order).toString()));
    headers.forEach(request::header);
    return request.build();
  }

  private ObjectNode body(PlannedOrder order) {
    ObjectNode body = json.createObjectNode().put("customerId", order.customerId());
    var items = body.putArray("items");
    order.items().forEach((sku, n) -> items.addObject().put("sku", sku).put("quantity", n));
    return body;
  }

  private Response parse(HttpResponse<String> response) {
    try {
      JsonNode body = json.readTree(response.body());
      String type = body.path("type").asText("");
      return new Response(
          response.statusCode(),
          type.substring(type.lastIndexOf('/') + 1),
          body.path("id").asText(null),
          sampledTrace(response.headers()));
    } catch (JsonProcessingException e) {
      return new Response(response.statusCode(), "", null, null);
    }
  }

  /** A trace that is not sampled never reaches Jaeger. */
  private static String sampledTrace(HttpHeaders headers) {
    boolean sampled = !headers.firstValue("traceresponse").orElse("").endsWith("-00");
    return sampled ? headers.firstValue("x-trace-id").orElse(null) : null;
  }
}
