package dev.tracelab.lab.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Talks to the gateway's public API, as any client of the shop would. */
final class GatewayClient {

  private static final Duration BOUND = Duration.ofSeconds(30);

  /** A W3C trace context whose flags say "not sampled": the lab's own question makes no spans. */
  private static final String UNSAMPLED = "00-0000000000000000000000000000001a-000000000000001b-00";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI gateway;

  private GatewayClient(URI gateway) {
    this.gateway = gateway;
  }

  /**
   * A client of one gateway.
   *
   * @param gateway such as {@code http://127.0.0.1:8080}
   */
  static GatewayClient of(URI gateway) {
    return new GatewayClient(gateway);
  }

  /**
   * Places an order.
   *
   * @param key by which a second attempt would be recognised
   * @throws LabException if the gateway is not reached or its answer is not JSON
   */
  OrderAnswer place(OrderRequest order, UUID key) {
    return ask(
        request("/api/orders")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key.toString())
            .POST(BodyPublishers.ofString(write(order))));
  }

  /** Asks for an order, untraced. */
  OrderAnswer find(String orderId) {
    return ask(request("/api/orders/" + orderId).header("traceparent", UNSAMPLED));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path)).timeout(BOUND);
  }

  private OrderAnswer ask(HttpRequest.Builder request) {
    try {
      return read(client.send(request.build(), BodyHandlers.ofString()));
    } catch (JsonProcessingException e) {
      throw new LabException("What answers at %s is not the gateway.".formatted(gateway), e);
    } catch (IOException e) {
      throw new LabException(
          "The gateway at %s does not answer: see './lab status' and './lab logs gateway-service'."
              .formatted(gateway),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while the gateway was asked.", e);
    }
  }

  private OrderAnswer read(HttpResponse<String> response) throws JsonProcessingException {
    JsonNode body = json.readTree(response.body());
    return new OrderAnswer(
        response.statusCode(),
        response.headers().firstValue("x-trace-id").orElse(null),
        !response.headers().firstValue("traceresponse").orElse("").endsWith("-00"),
        body.path("id").asText(null),
        body.path("state").asText(null),
        body.path("detail").asText(null));
  }

  private String write(OrderRequest order) {
    try {
      return json.writeValueAsString(order.body());
    } catch (JsonProcessingException e) {
      throw new LabException("The order cannot be written: " + e.getOriginalMessage(), e);
    }
  }
}
