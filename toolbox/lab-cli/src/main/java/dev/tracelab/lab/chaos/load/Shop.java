package dev.tracelab.lab.chaos.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.chaos.plan.PlannedOrder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The gateway as clients see it, who wait no longer than a person would. */
final class Shop {

  /** A little longer than the gateway takes at most. */
  private static final Duration BOUND = Duration.ofSeconds(6);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI orders;

  Shop(URI gateway) {
    this.orders = gateway.resolve("/api/orders");
  }

  /** Asks for an order; never fails. */
  CompletableFuture<Answer> ask(PlannedOrder order) {
    return client
        .sendAsync(request(order), BodyHandlers.ofString())
        .thenApply(this::read)
        .exceptionally(failure -> Answer.NONE);
  }

  private HttpRequest request(PlannedOrder order) {
    return HttpRequest.newBuilder(orders)
        .timeout(BOUND)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", order.key().toString())
        .POST(BodyPublishers.ofString(json.valueToTree(order.request().body()).toString()))
        .build();
  }

  private Answer read(HttpResponse<String> response) {
    try {
      JsonNode body = json.readTree(response.body());
      String type = body.path("type").asText("");
      return new Answer(
          response.statusCode(),
          type.substring(type.lastIndexOf('/') + 1),
          body.path("id").asText(null),
          response.headers().firstValue("x-trace-id").orElse(null));
    } catch (JsonProcessingException e) {
      return new Answer(response.statusCode(), "", null, null);
    }
  }
}
